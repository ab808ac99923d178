package import DocketDomain
import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// How much memory a process may still ask for. Swift, cairo and pango end the process where they get none.
package enum AddressSpace {
    /// Refuses to begin what would end in the middle.
    ///
    /// - Throws: `resourceExhausted` where this process may not have so much.
    package static func check(megabytes needed: Int, for what: String, otherwise: String = "") throws(DocketError) {
        guard let left, left >> 20 < needed else { return }
        throw DocketError(
            .resourceExhausted,
            "\(what) needs \(needed) MB of address space, and this process may use \(max(0, left) >> 20) MB more. Raise the limit (ulimit -v)\(otherwise)."
        )
    }

    /// Bytes up to the limit; nothing where there is no limit, or where it can't be told.
    private static var left: Int? {
        #if canImport(Glibc)
            var limit = rlimit()
            guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur < Int64.max,
                let pages = FileManager.default.contents(atPath: "/proc/self/statm")
                    .flatMap({ String(decoding: $0, as: UTF8.self).split(separator: " ").first.flatMap { Int($0) } })
            else { return nil }
            return Int(limit.rlim_cur) - pages * Int(sysconf(Int32(_SC_PAGESIZE)))
        #else
            return nil
        #endif
    }
}

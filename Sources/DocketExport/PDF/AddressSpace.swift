import DocketDomain
import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// How much memory a process may still ask for. Cairo and pango end the process where they get none.
enum AddressSpace {
    /// Bytes that the pages of any document need at most.
    private static let needed = 512 << 20

    /// - Throws: `resourceExhausted` where this process may not have so much.
    static func check() throws(DocketError) {
        guard let left, left < needed else { return }
        throw DocketError(
            .resourceExhausted,
            "A PDF needs \(needed >> 20) MB of address space, and this process may use \(max(0, left) >> 20) MB more. Raise the limit (ulimit -v), or export DOCX or HTML."
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

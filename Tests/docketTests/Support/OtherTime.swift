import DocketDomain
import Foundation

/// Another time than the machine's, as a program sees it that is started with this environment (libfaketime, which
/// `Resources/setup --test` installs).
struct OtherTime {
    let environment: [String: String]

    /// So many days from now.
    static func days(_ count: Int) throws -> OtherTime {
        let roots = try FileManager.default.contentsOfDirectory(atPath: "/usr/lib").map { "/usr/lib/\($0)" }
        let library = (["/usr/lib"] + roots).map { "\($0)/faketime/libfaketime.so.1" }
            .first { FileManager.default.fileExists(atPath: $0) }
        guard let library else {
            throw DocketError(.failedPrecondition, "libfaketime is not installed; Resources/setup --test installs it.")
        }
        return OtherTime(environment: [
            "LD_PRELOAD": library, "FAKETIME": "+\(count)d", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        ])
    }
}

import DocketArchive
import DocketDomain

/// Words for what ends a file before its end.
enum BrokenFile {
    /// Follows the name of the file.
    static func reason(_ error: any Error) -> String {
        switch error {
        case let error as JSONError where error.isAtEnd:
            "breaks off at byte \(error.offset): \(error.expected.rawValue) was expected."
        case let error as JSONError:
            "is broken at byte \(error.offset): \(error.expected.rawValue) was expected."
        case let error as ArchiveError:
            "cannot be read. \(error.message)"
        case let error as DocketError:
            "cannot be read. \(error.message)"
        default:
            "cannot be read: \(error)."
        }
    }
}

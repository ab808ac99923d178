import DocketDomain

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension DocketError {
    /// What the system said to a file operation, in docket's words.
    ///
    /// - Parameters:
    ///   - number: The system's error number.
    ///   - what: Such as `The export cannot be written to /tmp/x.pdf`; the reason is added.
    static func file(_ number: Int32, _ what: String) -> DocketError {
        let reason = String(cString: strerror(number))
        return switch number {
        case ENOSPC, EDQUOT, EFBIG:
            DocketError(
                .resourceExhausted, "\(what): there is no room for it (\(reason)). Free some space and try again.")
        case EACCES, EPERM, EROFS:
            DocketError(.permissionDenied, "\(what): \(reason). Check the rights of the folder.")
        case ENOENT:
            DocketError(.notFound, "\(what): \(reason).")
        case ELOOP, ENOTDIR:
            DocketError(
                .permissionDenied,
                "\(what): a symbolic link or a file stands where a folder should be, and links are not followed.")
        case EISDIR:
            DocketError(.alreadyExists, "\(what): a folder of this name is there.")
        default:
            DocketError(.unavailable, "\(what): \(reason).")
        }
    }
}

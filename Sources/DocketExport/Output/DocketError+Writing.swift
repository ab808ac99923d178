import DocketDomain
import Foundation

extension DocketError {
    /// Why a file could not be written, by the system's error number.
    init(writing output: FileOutput, _ number: Int32) {
        let folder = output.shownFolder
        let name = output.shownName
        let cause = String(cString: strerror(number))
        switch number {
        case ENOSPC, EDQUOT, EFBIG:
            self.init(
                .resourceExhausted, "“\(name)” was not written: no space is left in \(folder). Free some first.",
                cause: cause)
        case EROFS:
            self.init(
                .permissionDenied, "“\(name)” was not written: \(folder) is read-only. Choose another folder.",
                cause: cause)
        case EACCES, EPERM:
            self.init(
                .permissionDenied,
                "“\(name)” was not written: you have no right to write into \(folder). Choose another folder.",
                cause: cause)
        case ENOENT, ENOTDIR:
            self.init(
                .notFound, "“\(name)” was not written: there is no folder \(folder). Make it first.",
                cause: cause)
        case EEXIST:
            self.init(
                .alreadyExists,
                "“\(name)” is already in \(folder). Choose another name, or say that it may be replaced.",
                cause: cause)
        case EISDIR:
            self.init(
                .alreadyExists, "“\(name)” is a folder in \(folder). Choose another name.", cause: cause)
        default:
            self.init(
                .unavailable, "“\(name)” could not be written to \(folder): \(cause).", cause: "errno \(number)")
        }
    }
}

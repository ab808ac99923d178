package import DocketDomain
package import Foundation

/// A file that is to be attached to a message.
package struct AttachedFile: Hashable, Sendable {
    package let attachment: NewAttachment
    /// The name of its bytes.
    package let digest: String
    package let bytes: Data

    /// Reads the file.
    ///
    /// - Throws: `notFound`, `permissionDenied`, or `resourceExhausted` beyond 64 MiB.
    package init(reading file: URL) throws(DocketError) {
        // What cannot be looked at is as good as not there.
        let values = try? file.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
        guard let values else { throw DocketError(.notFound, "There is no file \(file.path).") }
        guard values.isRegularFile == true else {
            throw DocketError(.invalidArgument, "\(file.path) is no regular file; only files can be attached.")
        }
        guard let size = values.fileSize, size <= Limits.attachmentBytes else {
            throw DocketError(
                .resourceExhausted, "\(file.lastPathComponent) is larger than 64 MiB, the most that can be attached.")
        }
        do {
            bytes = try Data(contentsOf: file)
        } catch {
            throw DocketError(.permissionDenied, "\(file.path) cannot be read. Check its rights.", cause: "\(error)")
        }
        digest = StableDigest.sha256(bytes)
        attachment = NewAttachment(
            name: file.lastPathComponent, mimeType: Self.mimeType(of: file), sizeBytes: bytes.count, digest: digest)
    }

    /// The media type that a file's name suggests.
    private static func mimeType(of file: URL) -> String {
        switch file.pathExtension.lowercased() {
        case "txt", "log", "vtt": "text/plain"
        case "md", "markdown": "text/markdown"
        case "csv": "text/csv"
        case "tsv": "text/tab-separated-values"
        case "html", "htm": "text/html"
        case "json": "application/json"
        case "pdf": "application/pdf"
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "gif": "image/gif"
        case "webp": "image/webp"
        case "svg": "image/svg+xml"
        case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case "zip": "application/zip"
        default: "application/octet-stream"
        }
    }
}

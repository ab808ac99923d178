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
        let mimeType = MediaType.ofFile(named: file.lastPathComponent)
        attachment = NewAttachment(
            name: file.lastPathComponent, mimeType: mimeType, sizeBytes: bytes.count, digest: digest,
            isText: MediaType.isText(mimeType) && String(validating: bytes, as: UTF8.self) != nil)
    }
}

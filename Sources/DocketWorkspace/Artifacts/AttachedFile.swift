package import DocketDomain
package import Foundation

/// A file that is to be attached to a message: a text, or a picture.
package struct AttachedFile: Hashable, Sendable {
    package let attachment: NewAttachment
    /// The name of its bytes.
    package let digest: String
    package let bytes: Data

    /// Reads the file.
    ///
    /// - Throws: `notFound`, `permissionDenied`, `resourceExhausted` where it is too large, or `invalidArgument` where
    ///   it is no file, and neither text nor a picture that assistants take.
    package init(reading file: URL) throws(DocketError) {
        let file = file.resolvingSymlinksInPath()
        try Self.check(file)
        let bytes: Data
        do {
            bytes = try Data(contentsOf: file)
        } catch {
            throw DocketError(.permissionDenied, "\(file.path) cannot be read. Check its rights.", cause: "\(error)")
        }
        try self.init(named: file.lastPathComponent, bytes: bytes)
    }

    /// A file whose bytes are here.
    ///
    /// - Throws: `resourceExhausted` where it is too large, or `invalidArgument` where it is neither text nor a picture
    ///   that assistants take.
    package init(named name: String, bytes: Data) throws(DocketError) {
        let picture = MediaType.ofPicture(bytes)
        if picture != nil, bytes.count > Limits.pictureBytes {
            throw DocketError(
                .resourceExhausted,
                "\(name) has \(ByteText.text(bytes.count)); a picture has \(ByteText.text(Limits.pictureBytes)) at most. Make it smaller."
            )
        }
        guard picture != nil || Self.isText(bytes) else {
            throw DocketError(
                .invalidArgument,
                "\(name) is neither UTF-8 text nor a PNG, JPEG, GIF or WebP picture. Convert it first.")
        }
        self.bytes = bytes
        digest = StableDigest.sha256(bytes)
        let named = MediaType.ofFile(named: name)
        attachment = NewAttachment(
            name: name, mimeType: picture ?? (MediaType.isText(named) ? named : MediaType.plainText),
            sizeBytes: bytes.count, digest: digest, isText: picture == nil)
    }

    /// Whether it is one that only some assistants can look at.
    package var isPicture: Bool { MediaType.isPicture(attachment.mimeType) }

    private static func check(_ file: URL) throws(DocketError) {
        // What cannot be looked at is as good as not there.
        let values = try? file.resourceValues(forKeys: [.isRegularFileKey, .isDirectoryKey, .fileSizeKey])
        guard let values else { throw DocketError(.notFound, "There is no file \(file.path).") }
        guard values.isDirectory != true else {
            throw DocketError(.invalidArgument, "\(file.path) is a folder; only files can be attached.")
        }
        guard values.isRegularFile == true else {
            throw DocketError(.invalidArgument, "\(file.path) is no regular file; only files can be attached.")
        }
        guard let size = values.fileSize, size <= Limits.attachmentBytes else {
            throw DocketError(
                .resourceExhausted, "\(file.lastPathComponent) is larger than 64 MiB, the most that can be attached.")
        }
    }

    /// Zero bytes are valid UTF-8, but in no text: UTF-16 has them.
    private static func isText(_ bytes: Data) -> Bool {
        !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
    }
}

extension [AttachedFile] {
    /// The bytes of the files, by what they are stored as.
    package var blobs: [String: Data] { Dictionary(map { ($0.digest, $0.bytes) }) { first, _ in first } }
}

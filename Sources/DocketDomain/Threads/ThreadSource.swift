/// Where an imported thread came from.
package struct ThreadSource: Hashable, Sendable, Codable {
    /// The format of the chat export, such as `chatgpt`.
    package let format: String
    /// The conversation's id in it.
    package let id: String

    package init(format: String, id: String) {
        self.format = format
        self.id = id
    }
}

/// A file that came with a message. Its bytes are a blob.
package struct Attachment: Hashable, Sendable, Codable {
    package let id: AttachmentID
    package let name: String
    package let mimeType: String
    package let sizeBytes: Int
    /// The blob's digest; none where an import knew of the file but did not have it.
    package let digest: String?

    package init(id: AttachmentID, name: String, mimeType: String, sizeBytes: Int, digest: String?) {
        self.id = id
        self.name = name
        self.mimeType = mimeType
        self.sizeBytes = sizeBytes
        self.digest = digest
    }

    private enum CodingKeys: String, CodingKey {
        case id, name, digest
        case mimeType = "mime_type"
        case sizeBytes = "size_bytes"
    }
}

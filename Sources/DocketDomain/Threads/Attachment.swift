/// A file that came with a message. Its bytes are a blob.
package struct Attachment: Hashable, Sendable, Codable {
    package private(set) var id: AttachmentID
    package private(set) var name: String
    package let mimeType: String
    /// How large the file is; nothing where an import did not say.
    package let sizeBytes: Int?
    /// The blob's digest; none where an import knew of the file but did not have it.
    package let digest: String?
    /// Whether the blob is text: the file's own, or what was read out of it. Nothing where that was not recorded.
    private let isText: Bool?

    package init(
        id: AttachmentID, name: String, mimeType: String, sizeBytes: Int?, digest: String?, isText: Bool? = nil
    ) {
        self.id = id
        self.name = name
        self.mimeType = mimeType
        self.sizeBytes = sizeBytes
        self.digest = digest
        self.isText = isText
    }

    init(_ new: NewAttachment, id: AttachmentID) {
        self.init(
            id: id, name: new.name, mimeType: new.mimeType, sizeBytes: new.sizeBytes, digest: new.digest,
            isText: new.isText ? true : nil)
    }

    /// The blob that is the attachment's text; nothing where it is no text or is not there.
    package var textDigest: String? {
        isText ?? MediaType.isText(mimeType) ? digest : nil
    }

    /// Name, media type and size in words.
    package var particulars: [String] { FileParticulars.words(name, mimeType, sizeBytes) }

    /// The same file, with another message.
    func copied(as id: AttachmentID) -> Attachment {
        var copy = self
        copy.id = id
        return copy
    }

    func renamed(_ name: String) -> Attachment {
        var renamed = self
        renamed.name = name
        return renamed
    }

    private enum CodingKeys: String, CodingKey {
        case id, name, digest
        case mimeType = "mime_type"
        case sizeBytes = "size_bytes"
        case isText = "is_text"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let digest = try container.decodeIfPresent(String.self, forKey: .digest)
        let size = try container.decodeIfPresent(Int.self, forKey: .sizeBytes)
        self.init(
            id: try container.decode(AttachmentID.self, forKey: .id),
            name: try container.decode(String.self, forKey: .name),
            mimeType: try container.decode(String.self, forKey: .mimeType),
            // Imports once wrote 0 where the size was not known.
            sizeBytes: size == 0 && digest == nil ? nil : size, digest: digest,
            isText: try container.decodeIfPresent(Bool.self, forKey: .isText))
    }
}

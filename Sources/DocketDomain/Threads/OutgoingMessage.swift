/// A message to a thread, or about an artifact.
package struct OutgoingMessage: Hashable, Sendable, Encodable {
    package enum Target: Hashable, Sendable, Encodable {
        case thread(ThreadID)
        /// The artifact's discussion thread of this user, made where there is none; or the thread that is named.
        case artifact(ArtifactID, in: ThreadID?)
    }

    package var target: Target
    package var parts: [MessagePart]
    package var attachments: [NewAttachment]

    package init(target: Target, parts: [MessagePart], attachments: [NewAttachment] = []) {
        self.target = target
        self.parts = parts
        self.attachments = attachments
    }

    /// What a person wrote: no part where they only attach files.
    package init(target: Target, text: String) {
        self.init(target: target, parts: text.trimmed.isEmpty ? [] : [.text(text)])
    }
}

/// A file to attach; its bytes go with the append as a blob, where there are any.
package struct NewAttachment: Hashable, Sendable, Encodable {
    package var name: String
    package var mimeType: String
    /// Nothing where it is not known.
    package var sizeBytes: Int?
    package var digest: String?
    /// Whether the bytes are text to read.
    package var isText: Bool

    package init(name: String, mimeType: String, sizeBytes: Int?, digest: String?, isText: Bool = false) {
        self.name = name
        self.mimeType = mimeType
        self.sizeBytes = sizeBytes
        self.digest = digest
        self.isText = isText
    }

    /// Name, media type and size in words.
    package var particulars: [String] { FileParticulars.words(name, mimeType, sizeBytes) }
}

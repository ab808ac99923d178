package import DocketDomain

/// One message of a conversation that was exported.
package struct TranscriptMessage: Hashable, Sendable {
    /// The message's id in the export.
    package var id: String?
    package var role: MessageRole
    package var parts: [MessagePart]
    package var createdAt: Timestamp?
    /// The model, tool or person, where the export names one.
    package var author: String?
    package var attachments: [TranscriptAttachment]
    package var artifacts: [TranscriptArtifact]
    /// What is left out of it.
    package var hidden: [HiddenKind: Int] = [:]

    package init(
        id: String? = nil,
        role: MessageRole,
        parts: [MessagePart] = [],
        createdAt: Timestamp? = nil,
        author: String? = nil,
        attachments: [TranscriptAttachment] = [],
        artifacts: [TranscriptArtifact] = []
    ) {
        self.id = id
        self.role = role
        self.parts = parts
        self.createdAt = createdAt
        self.author = author
        self.attachments = attachments
        self.artifacts = artifacts
    }

    /// Whether there is nothing to see in it but reasoning.
    var isBlank: Bool {
        attachments.isEmpty && artifacts.isEmpty
            && parts.allSatisfy { part in
                switch part {
                case .text(let text): text.isBlank
                case .code(_, let content): content.isBlank
                case .reasoning: true
                case .image: false
                }
            }
    }

    mutating func hide(_ kind: HiddenKind) {
        hidden[kind, default: 0] += 1
    }

    /// UTF-8 bytes of what limits count.
    var textSize: Int { parts.reduce(0) { $0 + $1.textSize } }
}

/// A file that came with a message. Exports name it; the text in it they hold only sometimes.
package struct TranscriptAttachment: Hashable, Sendable {
    package var name: String
    package var mimeType: String?
    /// Bytes.
    package var size: Int?
    /// The text that was read out of the file.
    package var text: String?

    package init(name: String, mimeType: String? = nil, size: Int? = nil, text: String? = nil) {
        self.name = name
        self.mimeType = mimeType
        self.size = size
        self.text = text
    }
}

/// What a message did to an artifact or file that the assistant made.
package struct TranscriptArtifact: Hashable, Sendable {
    package enum Action: Hashable, Sendable {
        case created, updated
    }

    /// The artifact's id within the conversation.
    package var identifier: String
    package var title: String
    /// For example `text/markdown` or `application/vnd.ant.code`.
    package var type: String
    package var language: String?
    /// The whole content after this step.
    package var content: String
    package var action: Action

    package init(
        identifier: String, title: String, type: String, language: String? = nil, content: String, action: Action
    ) {
        self.identifier = identifier
        self.title = title
        self.type = type
        self.language = language
        self.content = content
        self.action = action
    }
}

extension StringProtocol {
    /// Whether it is empty or only blanks and line ends.
    var isBlank: Bool {
        utf8.allSatisfy { $0 == 0x20 || 0x09...0x0D ~= $0 }
    }
}

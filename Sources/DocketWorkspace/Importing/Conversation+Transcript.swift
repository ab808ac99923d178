import DocketAgents
import DocketDomain
import DocketImport
import Foundation

/// A conversation that is ready to be decided, and the blobs that its artifacts are kept in.
struct PreparedConversation {
    let conversation: Conversation
    /// Digest → bytes.
    let blobs: [String: Data]
    /// What should be said of it, in sentences.
    let notes: [String]

    /// Finds the artifacts in a transcript and gives each message its key.
    ///
    /// - Parameter now: The time of messages whose export has none.
    init(_ transcript: Transcript, options: ImportOptions, now: Timestamp) throws(DocketError) {
        var preparation = Preparation(
            start: transcript.createdAt ?? transcript.messages.lazy.compactMap(\.createdAt).first ?? now,
            findsArtifacts: options.artifacts)
        for message in transcript.messages { try preparation.add(message) }
        conversation = Conversation(
            source: ThreadSource(format: transcript.format.rawValue, id: transcript.id),
            title: preparation.title(transcript.title), agentID: transcript.agent, createdAt: preparation.start,
            updatedAt: transcript.updatedAt, visibility: options.visibility,
            tags: transcript.metadata["archived"]?.bool == true ? ["archived"] : [],
            alternatives: transcript.alternatives, messages: preparation.messages, artifacts: preparation.artifacts,
            fingerprint: StableDigest.sha256(Data(preparation.messages.map(\.key).joined(separator: "\n").utf8)))
        blobs = preparation.blobs
        notes = preparation.notes
    }
}

/// What has been made of a transcript's messages so far.
private struct Preparation {
    let start: Timestamp
    let findsArtifacts: Bool
    private(set) var messages: [Conversation.Message] = []
    private(set) var artifacts: [Conversation.Artifact] = []
    private(set) var blobs: [String: Data] = [:]
    private(set) var notes: [String] = []
    private var keys: [String: Int] = [:]
    /// Documents that became artifacts already: they are sent along with many messages.
    private var documents: Set<String> = []
    private let detector = ArtifactDetector()

    init(start: Timestamp, findsArtifacts: Bool) {
        self.start = start
        self.findsArtifacts = findsArtifacts
    }

    mutating func add(_ message: TranscriptMessage) throws(DocketError) {
        messages.append(
            Conversation.Message(
                key: key(of: message), role: message.role, parts: message.parts.map { stored($0) },
                attachments: message.attachments.map { stored($0) }, author: message.author,
                createdAt: message.createdAt ?? messages.last?.createdAt ?? start))
        let index = messages.count - 1
        guard findsArtifacts else { return }
        for file in message.attachments { try take(file, message: index) }
        guard message.role == .assistant else { return }
        for part in Reasoning.separated(message.parts) {
            if case .text(let text) = part { detect(in: text, message: index) }
        }
        for artifact in message.artifacts { try take(artifact, message: index) }
    }

    /// A title within its limit: a conversation's own may be of any length.
    func title(_ title: String) -> String {
        let line = title.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
        guard line.count > Limits.titleCharacters else { return line.isEmpty ? "Untitled conversation" : line }
        return line.prefix(Limits.titleCharacters - 1) + "…"
    }

    /// The message's id in its export; without one, a digest of who said what, and how often that came before.
    private mutating func key(of message: TranscriptMessage) -> String {
        var key = message.id ?? ""
        if key.isEmpty {
            let text = message.parts.filter { !$0.isReasoning }.map(\.text).joined(separator: "\u{1F}")
            key =
                Conversation.Message.textKeyPrefix
                + StableDigest.sha256(Data("\(message.role.rawValue)\u{1F}\(text)".utf8)).prefix(32)
        }
        let count = keys[key, default: 0]
        keys[key] = count + 1
        return count == 0 ? key : "\(key)#\(count)"
    }

    // MARK: Pictures and files

    /// A picture that is written out in its address becomes a blob (RFC 2397).
    private mutating func stored(_ part: MessagePart) -> MessagePart {
        guard case .image(.url(let url), let mimeType) = part, url.hasPrefix("data:"),
            let comma = url.utf8.firstIndex(of: UInt8(ascii: ","))
        else { return part }
        let text = String(url[url.index(after: comma)...])
        let bytes =
            url[..<comma].hasSuffix(";base64")
            ? Data(base64Encoded: text, options: .ignoreUnknownCharacters)
            : text.removingPercentEncoding.map { Data($0.utf8) }
        guard let bytes else { return part }
        return .image(source: .digest(store(bytes)), mimeType: mimeType)
    }

    private mutating func stored(_ attachment: TranscriptAttachment) -> NewAttachment {
        let bytes = attachment.text.map { Data($0.utf8) }
        let type = attachment.mimeType ?? ""
        // Exports write endings of names for types, too.
        let mimeType =
            type.contains("/") ? type : MediaType.ofFile(named: type.isEmpty ? attachment.name : "." + type)
        let isUnknown = mimeType == MediaType.unknown
        return NewAttachment(
            name: attachment.name, mimeType: isUnknown && bytes != nil ? "text/plain" : mimeType,
            // Where there is a text in it, a file is not empty, whatever its export says.
            sizeBytes: attachment.size.flatMap { $0 > 0 || bytes?.isEmpty == true ? $0 : nil } ?? bytes?.count,
            digest: bytes.map { store($0) }, isText: bytes != nil)
    }

    private mutating func store(_ bytes: Data) -> String {
        let digest = StableDigest.sha256(bytes)
        blobs[digest] = bytes
        return digest
    }

    // MARK: Artifacts

    private mutating func detect(in text: String, message: Int) {
        let all = detector.detect(in: text)
        if all.count > Self.mostOfAMessage {
            notes.append(
                "Message \(messages[message].key) has \(all.count) tables and queries: the first "
                    + "\(Self.mostOfAMessage) are artifacts, the others stand in its text.")
        }
        if all.isEmpty, detector.mayMissTables(in: text) {
            notes.append(
                "Message \(messages[message].key) may have tables that are too wide, or is too large to look for them: "
                    + "it stays text.")
        }
        for found in all.prefix(Self.mostOfAMessage) {
            switch found.payload {
            case .table(let table):
                append(PreparedContent(table), kind: .table, title: found.title, message: message)
            case .sqlQuery(let sql, let dialect):
                let metadata: JSON? = dialect.map { ["dialect": .string($0)] }
                // It fails beyond 16 MiB only: a message holds 1 MiB at the most, and so does a query in it.
                guard let content = try? PreparedContent(SQLQuery(commented: sql)) else { continue }
                append(content, kind: .sqlQuery, title: found.title, metadata: metadata, message: message)
            }
        }
    }

    /// How many tables and queries in a part of a message become artifacts.
    private static let mostOfAMessage = 1000

    /// A document that a person brought along.
    private mutating func take(_ file: TranscriptAttachment, message: Int) throws(DocketError) {
        guard let text = file.text, AttachedDocument.isOne(name: file.name, text: text),
            documents.insert(text).inserted
        else { return }
        append(
            try PreparedContent(markdown: text), kind: .doc, title: file.name,
            metadata: ["attachment": .string(file.name)],
            message: message, isBrought: messages[message].role == .user)
    }

    /// An artifact that the export itself knows.
    private mutating func take(_ artifact: TranscriptArtifact, message: Int) throws(DocketError) {
        let (kind, content) = try PreparedContent.imported(artifact)
        append(
            content, kind: kind, title: artifact.title, identifier: artifact.identifier,
            metadata: ["type": .string(artifact.type), "identifier": .string(artifact.identifier)], message: message)
    }

    private mutating func append(
        _ content: PreparedContent, kind: ArtifactKind, title: String, identifier: String? = nil, metadata: JSON? = nil,
        message: Int, isBrought: Bool = false
    ) {
        let line = self.title(title)
        artifacts.append(
            Conversation.Artifact(
                identifier: identifier, kind: kind, title: line == "Untitled conversation" ? kind.rawValue : line,
                content: content.content, metadata: metadata, message: message, isBrought: isBrought))
        blobs.merge(content.blobs) { first, _ in first }
    }
}

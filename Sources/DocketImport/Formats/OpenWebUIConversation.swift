import DocketDomain
import OrderedCollections

/// A chat of Open WebUI: a tree of messages in `chat.history.messages`, of which `currentId` is the last that was seen.
/// A `chat` by itself, as its own download menu writes it, is read too.
enum OpenWebUIConversation {
    /// The part that holds the messages.
    static func chat(in conversation: JSON) -> JSON? {
        if conversation["history"]?["messages"]?.object != nil { return conversation }
        guard let chat = conversation["chat"] else { return nil }
        return chat["history"]?["messages"]?.object != nil || chat["messages"]?.array != nil ? chat : nil
    }

    static func transcript(of conversation: JSON) throws(Refusal) -> Transcript {
        guard let chat = chat(in: conversation) else { throw Refusal("It has no history of messages.") }
        var transcript = Transcript(
            format: .openwebui,
            id: conversation.identifier("id") ?? chat.identifier("id") ?? "",
            title: conversation.text("title") ?? chat.text("title") ?? "",
            createdAt: ExportTime.timestamp(conversation["created_at"] ?? chat["timestamp"]),
            updatedAt: ExportTime.timestamp(conversation["updated_at"]),
            metadata: metadata(of: conversation, chat: chat))
        if let nodes = chat["history"]?["messages"]?.object, !nodes.isEmpty {
            var tree = MessageTree(nodes, writing)
            guard let reading = tree.read(to: chat["history"]?["currentId"]?.string) else {
                throw Refusal("It holds no messages.")
            }
            for id in reading.path + reading.unplaced {
                guard let node = nodes[id] else { continue }
                transcript.take(read(node, id: id), id: id)
            }
            transcript.tally.hide(reading.others, as: .otherBranch)
            transcript.tally.note(unplaced: reading.unplaced)
            transcript.alternatives = reading.alternatives
        } else {
            for (index, message) in (chat["messages"]?.array ?? []).enumerated() {
                let read = Self.read(message, id: nil)
                transcript.take(read, id: message.identifier("id") ?? "\(index + 1)")
            }
        }
        transcript.agent = transcript.messages.last { $0.role == .assistant }?.author ?? chat["models"]?[0]?.string
        return transcript
    }

    private static let writing = MessageTree.Writing(
        parent: "parentId", children: "childrenIds", nullIsRoot: true, time: { $0["timestamp"]?.double },
        isMessage: { !$0.isNull })

    private static func read(_ message: JSON, id: String?) -> ReadMessage {
        guard let role = ChatContent.role(message["role"]?.string) else {
            return .skipped(reason: "It does not say who wrote it.")
        }
        var result = TranscriptMessage(
            id: message.identifier("id") ?? id,
            role: role,
            createdAt: ExportTime.timestamp(message["timestamp"]),
            author: role == .assistant ? message.text("model", "modelName") : message["user"]?.text("name"))
        ChatContent.read(message["content"], into: &result)
        for file in message["files"]?.array ?? [] {
            if file["type"]?.string == "image", let url = file.text("url") {
                result.parts.append(.picture(url))
            } else if let name = file.text("name") ?? file["file"]?.text("filename") ?? file.text("url", "id") {
                result.attachments.append(
                    TranscriptAttachment(
                        name: name,
                        mimeType: file["file"]?["meta"]?.text("content_type"),
                        size: file["size"]?.int ?? file["file"]?["meta"]?["size"]?.int,
                        text: file["file"]?["data"]?.text("content")))
            }
        }
        return .shown(result)
    }

    private static func metadata(of conversation: JSON, chat: JSON) -> JSON {
        var metadata: OrderedDictionary<String, JSON> = [:]
        if conversation["archived"]?.bool == true { metadata["archived"] = true }
        if conversation["pinned"]?.bool == true { metadata["pinned"] = true }
        if let folder = conversation.text("folder_id") { metadata["folder_id"] = .string(folder) }
        if let tags = conversation["meta"]?["tags"] ?? chat["tags"], tags.array?.isEmpty == false {
            metadata["tags"] = tags
        }
        return .object(metadata)
    }
}

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
        if let tree = chat["history"]?["messages"]?.object, !tree.isEmpty {
            let leaf = leaf(of: chat, in: tree)
            let path = MessageTree.path(to: leaf) { id in
                guard let parent = tree[id]?["parentId"]?.string, tree[parent] != nil else { return nil }
                return parent
            }
            transcript.messages = path.compactMap { id in tree[id].flatMap { message(of: $0, id: id) } }
            transcript.alternatives = alternatives(beside: path, in: tree)
        } else {
            transcript.messages = (chat["messages"]?.array ?? []).compactMap { message(of: $0, id: nil) }
        }
        transcript.agent = transcript.messages.last { $0.role == .assistant }?.author ?? chat["models"]?[0]?.string
        return transcript
    }

    private static func leaf(of chat: JSON, in tree: OrderedDictionary<String, JSON>) -> String {
        if let current = chat["history"]?["currentId"]?.string, tree[current] != nil { return current }
        let leaves = tree.elements.filter { node in
            !(node.value["childrenIds"]?.array ?? []).contains { $0.string.map { tree[$0] != nil } ?? false }
        }
        let newest = (leaves.isEmpty ? Array(tree.elements) : leaves).enumerated().max { lhs, rhs in
            let (left, right) = (
                lhs.element.value["timestamp"]?.double ?? 0, rhs.element.value["timestamp"]?.double ?? 0
            )
            return (left, lhs.offset) < (right, rhs.offset)
        }
        return newest?.element.key ?? ""
    }

    private static func alternatives(beside path: [String], in tree: OrderedDictionary<String, JSON>) -> Int {
        zip(path, path.dropFirst()).reduce(0) { count, step in
            count
                + (tree[step.0]?["childrenIds"]?.array ?? []).count { child in
                    guard let id = child.string, id != step.1 else { return false }
                    return tree[id] != nil
                }
        }
    }

    private static func message(of message: JSON, id: String?) -> TranscriptMessage? {
        guard let role = ChatContent.role(message["role"]?.string) else { return nil }
        var result = TranscriptMessage(
            id: message.identifier("id") ?? id,
            role: role,
            parts: ChatContent.parts(of: message["content"]),
            createdAt: ExportTime.timestamp(message["timestamp"]),
            author: role == .assistant ? message.text("model", "modelName") : message["user"]?.text("name"))
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
        return result
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

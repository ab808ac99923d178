import DocketDomain
import OrderedCollections

/// A conversation of ChatGPT's `conversations.json`: a tree of messages in `mapping`, of which `current_node` is the one
/// that was on the screen last.
enum ChatGPTConversation {
    static func transcript(of conversation: JSON) throws(Refusal) -> Transcript {
        guard let mapping = conversation["mapping"]?.object else { throw Refusal("It has no mapping of messages.") }
        guard let leaf = leaf(of: conversation, in: mapping) else { throw Refusal("It holds no messages.") }
        let path = MessageTree.path(to: leaf) { id in
            guard let parent = mapping[id]?["parent"]?.string, mapping[parent] != nil else { return nil }
            return parent
        }
        var messages: [TranscriptMessage] = []
        messages.reserveCapacity(path.count)
        for id in path {
            if let node = mapping[id], let message = ChatGPTMessage.message(of: node, id: id) {
                messages.append(message)
            }
        }
        return Transcript(
            format: .chatgpt,
            id: conversation.identifier("conversation_id", "id") ?? "",
            title: conversation["title"]?.string ?? "",
            createdAt: ExportTime.timestamp(conversation["create_time"]),
            updatedAt: ExportTime.timestamp(conversation["update_time"]),
            agent: conversation.text("default_model_slug") ?? messages.last { $0.role == .assistant }?.author,
            alternatives: alternatives(beside: path, in: mapping),
            metadata: metadata(of: conversation),
            messages: messages)
    }

    /// The current node; where that is missing or unknown, the newest message that none follows.
    private static func leaf(of conversation: JSON, in mapping: OrderedDictionary<String, JSON>) -> String? {
        if let current = conversation["current_node"]?.string, mapping[current] != nil { return current }
        var newest: (id: String, isLeaf: Bool, time: Double)?
        for (id, node) in mapping {
            guard let message = node["message"], message.object != nil else { continue }
            let isLeaf = !(node["children"]?.array ?? []).contains { $0.string.map { mapping[$0] != nil } ?? false }
            let time = message["create_time"]?.double ?? -.infinity
            // Of equals the later one in the file; a tree that is all circles has no leaf, but still a newest message.
            if let other = newest, (other.isLeaf ? 1 : 0, other.time) > (isLeaf ? 1 : 0, time) { continue }
            newest = (id, isLeaf, time)
        }
        return newest?.id
    }

    private static func alternatives(beside path: [String], in mapping: OrderedDictionary<String, JSON>) -> Int {
        zip(path, path.dropFirst()).reduce(0) { count, step in
            let children = mapping[step.0]?["children"]?.array ?? []
            return count
                + children.count { child in
                    guard let id = child.string, id != step.1 else { return false }
                    return mapping[id] != nil
                }
        }
    }

    private static func metadata(of conversation: JSON) -> JSON {
        var metadata: OrderedDictionary<String, JSON> = [:]
        if conversation["is_archived"]?.bool == true { metadata["archived"] = true }
        if conversation["is_starred"]?.bool == true { metadata["starred"] = true }
        if let gizmo = conversation.text("gizmo_id") { metadata["gizmo_id"] = .string(gizmo) }
        if let template = conversation.text("conversation_template_id") {
            metadata["conversation_template_id"] = .string(template)
        }
        return .object(metadata)
    }
}

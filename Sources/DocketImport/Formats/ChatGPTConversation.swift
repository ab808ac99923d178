import DocketDomain
import OrderedCollections

/// A conversation of ChatGPT's `conversations.json`: a tree of messages in `mapping`, of which `current_node` is the one
/// that was on the screen last.
enum ChatGPTConversation {
    private static let writing = MessageTree.Writing(
        parent: "parent", children: "children", nullIsRoot: false, time: { $0["message"]?["create_time"]?.double },
        isMessage: { $0["message"].map { !$0.isNull } ?? false })

    /// Whether a value has such a tree. DeepSeek's export has one of the same outline with other messages in it.
    static func fits(_ conversation: JSON) -> Bool {
        guard let mapping = conversation["mapping"]?.object else { return false }
        let messages = mapping.values.lazy.filter(writing.isMessage).compactMap { $0["message"] }
        guard let first = messages.first else { return true }
        return first["author"] != nil || first["fragments"] == nil && conversation["inserted_at"] == nil
    }

    static func transcript(of conversation: JSON) throws(Refusal) -> Transcript {
        guard let mapping = conversation["mapping"]?.object else { throw Refusal("It has no mapping of messages.") }
        var tree = MessageTree(mapping, writing)
        guard let reading = tree.read(to: conversation["current_node"]?.string) else {
            throw Refusal("It holds no messages.")
        }
        var transcript = Transcript(
            format: .chatgpt,
            id: conversation.identifier("conversation_id", "id") ?? "",
            title: conversation["title"]?.string ?? "",
            createdAt: ExportTime.timestamp(conversation["create_time"]),
            updatedAt: ExportTime.timestamp(conversation["update_time"]),
            alternatives: reading.alternatives,
            metadata: metadata(of: conversation))
        var canvas = ChatGPTCanvas()
        let ids = (reading.path + reading.unplaced).filter { mapping[$0].map(writing.isMessage) ?? false }
        transcript.messages.reserveCapacity(ids.count)
        for (index, id) in ids.enumerated() {
            guard let node = mapping[id] else { continue }
            let next = index + 1 < ids.count ? mapping[ids[index + 1]]?["message"] : nil
            let read = ChatGPTMessage.read(node, id: id, next: next, canvas: &canvas)
            transcript.take(read, id: id)
        }
        transcript.tally.hide(reading.others, as: .otherBranch)
        transcript.tally.note(unplaced: reading.unplaced)
        for note in canvas.notes { transcript.tally.note(note) }
        transcript.agent =
            conversation.text("default_model_slug") ?? transcript.messages.last { $0.role == .assistant }?.author
        return transcript
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

import DocketDomain
import OrderedCollections

/// A conversation of Claude's `conversations.json`: a list of messages, in newer exports with the parent of each.
enum ClaudeConversation {
    static func transcript(of conversation: JSON) throws(Refusal) -> Transcript {
        guard let all = conversation["chat_messages"]?.array else { throw Refusal("It has no list of messages.") }
        let (path, alternatives) = path(through: all, leaf: conversation.text("current_leaf_message_uuid"))
        var artifacts = ClaudeArtifacts()
        var transcript = Transcript(
            format: .claude,
            id: conversation.identifier("uuid", "conversation_id", "id") ?? "",
            title: conversation.text("name", "title") ?? "",
            createdAt: ExportTime.timestamp(conversation["created_at"] ?? conversation["create_time"]),
            updatedAt: ExportTime.timestamp(conversation["updated_at"] ?? conversation["update_time"]),
            agent: conversation.text("model"),
            alternatives: alternatives,
            metadata: metadata(of: conversation))
        for index in path {
            let id = all[index].identifier("uuid") ?? "\(index + 1)"
            let read = ClaudeMessage.read(all[index], index: index, artifacts: &artifacts)
            transcript.take(read, id: id)
        }
        transcript.tally.hide(all.count - path.count, as: .otherBranch)
        for note in artifacts.notes { transcript.tally.note(note) }
        return transcript
    }

    /// The indices of the messages on the branch that was seen last, and how many branches lie beside it.
    private static func path(through messages: [JSON], leaf: String?) -> ([Int], alternatives: Int) {
        guard messages.contains(where: { $0.text("parent_message_uuid") != nil }) else {
            return (Array(messages.indices), 0)
        }
        var indices: [String: Int] = [:]
        for (index, message) in messages.enumerated() {
            if let id = message.identifier("uuid") { indices[id] = index }
        }
        // The parent of a beginning is an id that no message has. Where a message in the middle has lost its parent, it
        // follows the one before it.
        let beginning = messages.first?.text("parent_message_uuid")
        let parents = messages.indices.map { index -> Int? in
            let parent = messages[index].text("parent_message_uuid")
            if let known = parent.flatMap({ indices[$0] }) { return known }
            return index == 0 || parent != nil && parent == beginning ? nil : index - 1
        }
        var path: [Int] = []
        var seen: Set<Int> = []
        var next = leaf.flatMap { indices[$0] } ?? messages.indices.last
        while let index = next, seen.insert(index).inserted {
            path.append(index)
            next = parents[index]
        }
        path.reverse()
        // A message beside the path opens a branch where its parent is on the path, or where it is another beginning.
        let alternatives = messages.indices.count { index in
            guard !seen.contains(index) else { return false }
            guard let parent = parents[index] else { return true }
            return seen.contains(parent) && parent != path.last
        }
        return (path, alternatives)
    }

    private static func metadata(of conversation: JSON) -> JSON {
        var metadata: OrderedDictionary<String, JSON> = [:]
        if let summary = conversation.text("summary") { metadata["summary"] = .string(summary) }
        if let project = conversation["project"]?.text("name") { metadata["project"] = .string(project) }
        if conversation["is_starred"]?.bool == true { metadata["starred"] = true }
        return .object(metadata)
    }
}

import DocketDomain

extension ThreadEvent {
    var wirePayload: JSON {
        switch self {
        case .created(let created): created.wire
        case .renamed(let renamed): ["from": .string(renamed.from), "to": .string(renamed.to)]
        case .described(let described): ["description": .string(described.description)]
        case .agentChanged(let changed): ["agent_id": .string(changed.agentID)]
        case .visibilityChanged(let changed):
            ["from": .string(changed.from.rawValue), "to": .string(changed.to.rawValue)]
        case .tagged(let tagged):
            ["added": .array(tagged.added.map(JSON.string)), "removed": .array(tagged.removed.map(JSON.string))]
        case .labelled(let labelled):
            ["set": .object(labelled.set), "removed": .array(labelled.removed.map(JSON.string))]
        case .messageAdded(let added): added.wire
        case .imported(let imported):
            ["messages_added": .number(imported.messagesAdded), "alternatives": .number(imported.alternatives)]
        case .pathChanged(let changed):
            [
                "kept": .number(changed.kept), "messages": .array(changed.messages.map { .id($0) }),
                "earlier": .array(changed.earlier.map { .id($0) }),
            ]
        case .deleted: [:]
        case .restored(let restored): restored.isOrdinary == true ? ["ordinary": true] : [:]
        }
    }
}

extension ThreadCreated {
    fileprivate var wire: JSON {
        let wire: JSON = [
            "title": .string(title),
            "description": .string(description),
            "owner_id": .id(ownerID),
            "agent_id": .string(agentID),
            "visibility": .string(visibility.rawValue),
            "discusses": .id(discusses),
            "tags": .array((tags ?? []).map(JSON.string)),
            "source": source.map { ["format": .string($0.format), "id": .string($0.id)] } ?? .null,
            "created_at": .time(createdAt),
        ]
        guard let forkedFrom else { return wire }
        return wire.adding([
            "forked_from": ["thread_id": .id(forkedFrom.threadID), "message_id": .id(forkedFrom.messageID)]
        ])
    }
}

extension MessageAdded {
    /// The message as `threads show` has it.
    fileprivate var wire: JSON {
        let wire: JSON = [
            "id": .id(id),
            "role": .string(role.rawValue),
            "parts": .array(readParts.filter { !$0.isReasoning }.map(\.wire)),
            "attachments": .array((attachments ?? []).map(\.wire)),
            "created_at": .time(createdAt),
            "author": .string(author),
            "artifact_id": .id(mention?.artifactID),
            "artifact_action": .string(mention?.action.rawValue),
        ]
        return copyOf.map { wire.adding(["copy_of": .id($0)]) } ?? wire
    }
}

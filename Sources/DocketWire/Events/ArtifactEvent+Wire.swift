import DocketDomain

extension ArtifactEvent {
    var wirePayload: JSON {
        switch self {
        case .created(let created): created.wire
        case .revised(let revised): revised.wire
        case .renamed(let renamed): ["from": .string(renamed.from), "to": .string(renamed.to)]
        case .described(let described): ["description": .string(described.description)]
        case .commented(let commented): ["comment": .string(commented.comment)]
        case .statusChanged(let changed): ["from": .string(changed.from), "to": .string(changed.to)]
        case .tagged(let tagged):
            ["added": .array(tagged.added.map(JSON.string)), "removed": .array(tagged.removed.map(JSON.string))]
        case .visualized(let visualized): ["visualization": visualized.visualization]
        case .linked(let linked):
            ["thread_id": .id(linked.threadID), "relation": .string(linked.relation.rawValue)]
        case .unlinked(let unlinked):
            ["thread_id": .id(unlinked.threadID), "relation": .string(unlinked.relation.rawValue)]
        case .exported(let exported):
            [
                "export_id": .id(exported.exportID), "format": .string(exported.format),
                "revision": .number(exported.revision),
            ]
        case .queryRun(let event): event.run.wire.adding(["status": .string(event.status)])
        case .deleted, .restored: [:]
        }
    }
}

// Content is named by its size: a reader asks for the revision where it wants the rows.

extension ArtifactCreated {
    fileprivate var wire: JSON {
        [
            "kind": .string(kind.rawValue),
            "title": .string(title),
            "status": .string(status),
            "revision": 1,
            "size": content.size.wire,
            "metadata": metadata ?? .null,
            "tags": .array((tags ?? []).map(JSON.string)),
            "created_by": createdBy.wire,
            "thread_id": .id(threadID),
            "message_id": .id(messageID),
            "created_at": .time(createdAt),
        ]
    }
}

extension ArtifactRevised {
    fileprivate var wire: JSON {
        [
            "revision": .number(revision),
            "title": .string(title),
            "size": content.size.wire,
            "thread_id": .id(threadID),
            "message_id": .id(messageID),
            "created_at": .time(createdAt),
        ]
    }
}

extension ContentSize {
    var wire: JSON {
        ["rows": .number(rows), "columns": .number(columns)]
    }
}

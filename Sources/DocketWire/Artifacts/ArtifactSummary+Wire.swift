package import DocketDomain

extension ArtifactSummary {
    /// An artifact with its payload; lists leave the payload out, as null.
    ///
    /// - Parameter revision: The revision that the payload is of; the newest one unless it is given.
    package func wire(payload: JSON?, revision: ArtifactRevision? = nil) -> JSON {
        let artifact: JSON = [
            "id": .id(id),
            "kind": .string(kind.rawValue),
            "title": .string(revision?.title ?? title),
            "status": .string(status),
            "revision": .number(revision?.revision ?? self.revision),
            "payload": payload ?? .null,
            "metadata": metadata ?? .null,
            "description": .string(description),
            "comment": .string(comment),
            "tags": .array(tags.map(JSON.string)),
            "customer_id": .id(customerID),
            "rm_id": .id(rmID),
            "batch_id": .id(batchID),
            "created_by": createdBy.wire,
            "created_at": .time(createdAt),
            "updated_at": .time(updatedAt),
            "deleted_at": .time(deletedAt),
            "primary_thread_id": .id(primaryThreadID),
            "size": size.wire,
            "threads": .array(links.map(\.wire)),
        ]
        // Its conversation goes on without the message that made it.
        let marked = isEarlier ? artifact.adding(["earlier": true]) : artifact
        guard kind == .sqlQuery else { return marked }
        return marked.adding([
            "execution_count": .number(runs?.count ?? 0),
            "last_executed_at": .time(runs?.lastAt),
            "last_run": runs?.last.wire ?? .null,
        ])
    }
}

extension RecordedRun {
    var wire: JSON {
        [
            "source": .string(source),
            "seconds": .number(Double(milliseconds) / 1000),
            "rows": .number(rows),
            "truncated": truncated.map(JSON.string) ?? .null,
            "error": error.map(JSON.string) ?? .null,
        ]
    }
}

extension ArtifactLink {
    var wire: JSON {
        [
            "thread_id": .id(threadID),
            "title": .string(title),
            "relation": .string(relation.rawValue),
            "linked_at": .time(linkedAt),
            "linked_by": .id(linkedBy),
            "message_id": .id(messageID),
        ]
    }
}

extension Creator {
    var wire: JSON {
        ["type": .string(type.rawValue), "id": .id(id)]
    }
}

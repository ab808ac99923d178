package import DocketDomain

extension ReviewItem {
    /// A proposal as the queue shows it: the artifact that it is, and what a decision has to know.
    package func wire(_ artifact: ArtifactSummary) -> JSON {
        artifact.wire(payload: payload).adding([
            "customer_id": .id(customerID),
            "customer_name": .string(hidesCustomer ? nil : customerName),
            "rm_id": .id(rmID),
            "batch_id": .id(batchID),
            "batch_ordinal": .number(batchOrdinal),
            "batch_count": .number(batchCount),
            "status": .string(status.rawValue),
            "stale": .bool(isStale),
            "current_value": currentValue,
            "decision": decision?.wire ?? .null,
            "warning": .string(warning),
        ])
    }

    /// What the proposed value hides from the eye; nothing where it is what it seems.
    package var warning: String? {
        SuspiciousText(proposedValue.plainText, replacing: currentValue.isNull ? nil : currentValue.plainText).warning
    }
}

extension RecordedDecision {
    fileprivate var wire: JSON {
        [
            "status": .string(status.rawValue),
            "by": .id(by),
            "at": .time(at),
            "reason": .string(reason),
            "edited_value": editedValue ?? .null,
            "undoable_until": .time(undoableUntil),
        ]
    }
}

extension ProposalDetails {
    /// A proposal with the evidence for it.
    package func wire(_ artifact: ArtifactSummary) -> JSON {
        item.wire(artifact).adding(["evidence": evidence?.wire ?? .null])
    }
}

extension Evidence {
    fileprivate var wire: JSON {
        [
            "before": .string(before),
            "quote": .string(quote),
            "after": .string(after),
            "thread_id": .id(threadID),
            "thread_title": .string(threadTitle),
            "message_id": .id(messageID),
            "author": .string(author),
            "written_at": .time(writtenAt),
        ]
    }
}

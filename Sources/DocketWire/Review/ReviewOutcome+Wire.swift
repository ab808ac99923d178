package import DocketDomain

extension ReviewOutcome {
    /// What was decided, and what was not and why.
    package var wire: JSON {
        [
            "items": .array(decided.map(\.wire)),
            "skipped": .array(
                skipped.map {
                    ["id": .id($0.proposal), "code": .string($0.code.rawValue), "message": .string($0.message)]
                }),
        ]
    }
}

extension CustomerProfile {
    /// A customer as decisions left them, beside the decisions.
    package func wire(after outcome: ReviewOutcome) -> JSON {
        wire.adding(["items": outcome.wire["items"] ?? [], "skipped": outcome.wire["skipped"] ?? []])
    }
}

extension ReviewOutcome.Decided {
    fileprivate var wire: JSON {
        [
            "id": .id(proposal),
            "status": .string(status.rawValue),
            "field_key": .string(fieldKey),
            "value": value,
            "event_id": .id(eventID),
            "already": .bool(already),
        ]
    }
}

extension SubmissionOutcome {
    /// What was queued, and which lines were refused and why.
    package var wire: JSON {
        [
            "batch_id": .id(batchID),
            "items": .array(items.map { ["id": .id($0.id), "field_key": .string($0.fieldKey)] }),
            "refused": .array(
                refused.map {
                    ["line": .number($0.line), "code": .string($0.code.rawValue), "message": .string($0.message)]
                }),
        ]
    }
}

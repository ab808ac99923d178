/// Values of profile fields in the words of the schema.
struct ValueText {
    let schema: ProfileSchema?

    /// Characters of a value in a sentence; the payload has all of them.
    private static let longest = 200

    func text(_ value: JSON, field: String) -> String {
        if value.isNull { return "nothing" }
        guard let found = schema?.field(field) else { return Self.cut(value.plainText) }
        return found.isSensitive ? "•••" : Self.cut(found.text(of: value))
    }

    private static func cut(_ text: String) -> String {
        let start = text.prefix(longest)
        return start.endIndex == text.endIndex ? text : start + "…"
    }

    func change(_ from: JSON, _ to: JSON, field: String) -> String {
        "\(text(from, field: field)) → \(text(to, field: field))"
    }
}

extension ProposalEvent {
    func text(_ values: ValueText) -> String {
        switch self {
        case .made(let made):
            "proposed \(made.fieldName): \(values.change(made.previousValue, made.proposedValue, field: made.fieldKey))"
        case .decided(let decided): decided.text(values)
        case .takenBack(let takenBack):
            "took back: \(takenBack.status.rawValue) \(takenBack.fieldName) (\(values.text(takenBack.value, field: takenBack.fieldKey)))"
        case .superseded(let superseded):
            "superseded \(superseded.fieldName): the profile got the same value through \(superseded.by)"
        case .reopened(let reopened): "opened \(reopened.fieldName) again"
        }
    }
}

extension ProposalDecided {
    fileprivate func text(_ values: ValueText) -> String {
        let before = before?.value ?? .null
        let suffix = (asAdmin ? " as an admin" : "") + (reason.map { ": \($0)" } ?? "")
        return switch status {
        case .edited:
            "accepted \(fieldName) with a change: \(values.change(before, editedValue ?? .null, field: fieldKey)) (proposed was \(values.text(proposedValue, field: fieldKey)))\(suffix)"
        case .rejected: "rejected \(fieldName) (\(values.text(proposedValue, field: fieldKey)))\(suffix)"
        case .accepted, .superseded, .pending:
            "accepted \(fieldName): \(values.change(before, proposedValue, field: fieldKey))\(suffix)"
        }
    }
}

extension BatchEvent {
    var text: String {
        switch self {
        case .submitted(let submitted):
            "handed in \(submitted.items.count) \(submitted.items.count == 1 ? "proposal" : "proposals") for customer \(submitted.customerID)"
        }
    }
}

extension ReviewEvent {
    var text: String {
        switch self {
        case .decided(let decided):
            "decided \(decided.proposals.count) proposals in one step: \(decided.accepted) accepted, \(decided.edited) edited, \(decided.rejected) rejected"
        case .takenBack(let takenBack): "took back \(takenBack.count) decisions in one step"
        }
    }
}

extension CustomerEvent {
    func text(_ values: ValueText) -> String {
        switch self {
        case .added(let added):
            "added the customer \(added.name)" + (added.rmID.map { ", for \($0)" } ?? "")
                + (added.values.isEmpty ? "" : ", with \(added.values.count) values")
        case .rmAssigned(let assigned): "attached \(assigned.to)" + (assigned.from.map { " in place of \($0)" } ?? "")
        case .proposalsReceived(let received):
            "handed in \(received.count) \(received.count == 1 ? "proposal" : "proposals")"
        case .valueSet(let set):
            "\(set.status == .edited ? "changed and accepted" : "accepted") \(set.fieldName): \(values.change(set.from, set.to, field: set.fieldKey))"
        case .valueRestored(let restored):
            "took back \(restored.fieldName): \(values.change(restored.from, restored.value?.value ?? .null, field: restored.fieldKey))"
        case .proposalClosed(let closed):
            "\(closed.status.rawValue) \(closed.fieldName) (\(values.text(closed.proposedValue, field: closed.fieldKey)))"
        case .proposalReopened(let reopened): "opened \(reopened.fieldName) again"
        case .deleted: "deleted the customer"
        case .erased(let erased): "erased the customer's personal data: \(erased.reason)"
        }
    }
}

import DocketDomain

/// What proposals are judged by before they are decided.
struct ProposalRules: Hashable {
    let schema: ProfileSchema?
    /// The field of the proposal that is shown, as it was read with it.
    let field: ProfileField?
    /// Whether sensitive values are shown.
    let isRevealed: Bool
    let identity: Identity
    let today: Timestamp

    /// A value of that field as the screen may show it: until the field is read nobody knows that it is not sensitive.
    func shownValue(_ fieldKey: String) -> ShownValue {
        let field = field.flatMap { $0.key == fieldKey ? $0 : nil } ?? schema?.field(fieldKey)
        return ShownValue(field: field, isRevealed: isRevealed, isUnread: schema == nil && field == nil)
    }

    /// What the profile has and what is proposed, as texts; nothing where there is no value.
    func texts(of item: ReviewItem) -> (old: String?, new: String?) {
        let value = shownValue(item.fieldKey)
        func text(_ json: JSON) -> String? { json.isNull ? nil : value.text(json) }
        return (text(item.currentValue), text(item.proposedValue))
    }

    /// Why a proposed value can't be accepted as it is; nil where it can.
    func invalidity(of item: ReviewItem) -> String? {
        guard item.status == .pending, let schema else { return nil }
        guard let field = schema.field(item.fieldKey) else {
            return "The schema has no such field any more: it can only be rejected."
        }
        guard !item.proposedValue.isNull else { return nil }
        do throws(DocketError) {
            _ = try field.normalized(item.proposedValue, today: today)
            return nil
        } catch {
            return "\(error.message) Edit or reject it."
        }
    }

    /// Who decides a proposal that the viewer does not; nil where they do.
    func whose(_ item: ReviewItem) -> String? {
        guard item.status == .pending, item.rmID != identity.viewer.userID else { return nil }
        guard let rm = item.rmID else { return "Nobody is attached to this customer." }
        return "\(identity.name(of: rm)) decides this."
    }

    /// Whether a value can't be accepted without having been looked at by itself.
    func needsLook(_ item: ReviewItem) -> Bool {
        let value = ShownValue(field: schema?.field(item.fieldKey))
        return invalidity(of: item) != nil
            || !value.findings(item.proposedValue, replacing: item.currentValue).isEmpty
    }

    /// What a person has to know before one proposal is decided.
    func concerns(about plan: DecisionPlan) -> [String] {
        guard plan.scope == .one, let item = plan.items.first else { return [] }
        var concerns: [String] = []
        let shown = shownValue(item.fieldKey)
        if item.isStale {
            concerns.append(
                "The profile has changed since this was proposed: it was \(shown.line(item.previousValue)), it is \(shown.line(item.currentValue)) now."
            )
        }
        let value = if case .edit(let value) = plan.verb { value } else { item.proposedValue }
        if let warning = shown.findings(value, replacing: item.currentValue).warning { concerns.append(warning) }
        if let whose = whose(item) { concerns.append("\(whose) You decide as an admin, and that is recorded.") }
        return concerns
    }
}

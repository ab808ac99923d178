import DocketDomain

extension ArtifactSummary {
    /// The title as lists show it; of a proposal what it changes, and whose value: `City: Lagos → Accra · Ada Okafor`.
    func listTitle(_ drawing: Drawing) -> String { listTitle(drawing.appearance) }

    func listTitle(_ appearance: Appearance) -> String {
        guard let edit else { return title }
        let value = ShownValue(field: edit.field, isRevealed: false)
        let change = value.change(from: edit.before ?? .null, to: edit.after)
        // Whoever does not see the customer is not told what the profile has.
        let before = edit.before == nil ? "" : change.old + " "
        let whose = edit.customerName.map { " · \($0.shown)" } ?? ""
        return "\(edit.fieldName.shown): \(before)\(appearance.isAccessible ? "to" : "→") \(change.new)\(whose)"
    }
}

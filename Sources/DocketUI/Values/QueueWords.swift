import DocketDomain

/// What a search in the queue looks at of a proposal: its field, its customer, and the values that may be shown.
package struct QueueWords: Hashable, Sendable {
    let schema: ProfileSchema?
    /// Whether sensitive values are shown.
    let isRevealed: Bool

    func has(_ pattern: TextPattern, in item: ReviewItem) -> Bool {
        if pattern.occurs(in: item.fieldName) || pattern.occurs(in: item.customerName) { return true }
        // Until the schema is read nobody knows which values are sensitive.
        guard let schema else { return false }
        let shown = ShownValue(field: schema.field(item.fieldKey), isRevealed: isRevealed)
        return !shown.isHidden
            && [item.proposedValue, item.currentValue].contains { pattern.occurs(in: shown.text($0)) }
    }
}

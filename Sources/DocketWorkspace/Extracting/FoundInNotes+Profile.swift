import DocketDomain

extension FoundInNotes {
    private static let known = "in the profile already"

    /// Without what the profile says already, which nobody has to decide. Of sensitive fields nothing is told.
    func news(for profile: CustomerProfile) -> FoundInNotes {
        let isKnown = { (item: Item) in
            guard let field = profile.schema.field(item.fieldKey), !field.isSensitive,
                let value = profile.values[item.fieldKey]?.value
            else { return false }
            return field.comparable(value) == field.comparable(item.value)
        }
        let told = Set(leftOut.filter { $0.reason == Self.known }.map(\.fieldKey))
        let known = items.filter { isKnown($0) && !told.contains($0.fieldKey) }
        return FoundInNotes(
            items: items.filter { !isKnown($0) }, leftOut: leftOut + known.map { $0.leftOut(Self.known) },
            questions: questions, asked: asked)
    }
}

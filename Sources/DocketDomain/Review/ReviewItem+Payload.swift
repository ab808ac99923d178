import OrderedCollections

extension ReviewItem {
    /// The payload of the artifact that the proposal is.
    package var payload: JSON {
        var members: [(String, JSON)] = [
            ("field_key", .string(fieldKey)), ("field_display_name", .string(fieldName)),
            ("proposed_value", proposedValue),
            ("source_text", sourceText.map(JSON.string) ?? .null),
            ("confidence", confidence.map { .string($0.rawValue) } ?? .null),
        ]
        // Null says that the field was empty.
        if !hidesProfile || !previousValue.isNull { members.insert(("previous_value", previousValue), at: 3) }
        if let edited = decision?.editedValue { members.append(("edited_value", edited)) }
        return .object(.init(uniqueKeysWithValues: members))
    }
}

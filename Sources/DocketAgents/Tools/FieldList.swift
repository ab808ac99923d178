import DocketDomain

/// The fields of a profile, as a model is told of them.
enum FieldList {
    /// A line for each: its key, its label and what may stand in it.
    static func text(of fields: [ProfileField]) -> String {
        fields.map { field in
            "- \(field.key): \(field.label); \(field.allowedText)" + (field.hint.isEmpty ? "" : ". \(field.hint)")
        }.joined(separator: "\n")
    }
}

import DocketDomain

/// Words that are looked for in proposals: in the customer's name, the field, and the values as they are stored and as
/// people read them.
struct ProposalWords {
    private let words: [String]
    private let schema: ProfileSchema

    init(_ text: String, _ schema: ProfileSchema) {
        words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        self.schema = schema
    }

    /// Each word has to occur somewhere.
    func add(to conditions: inout Conditions) {
        for (index, word) in words.enumerated() {
            var places = Self.columns.map { "folded(\($0)) LIKE :word\(index) ESCAPE '\\'" }
            conditions.arguments["word\(index)"] = FoldedText.pattern(word)
            if let digits = Self.digits(of: word) {
                places.append("x.proposed_value LIKE :digits\(index) OR \(Self.present) LIKE :digits\(index)")
                conditions.arguments["digits\(index)"] = "%\(digits)%"
            }
            let choices = choices(with: word)
            if !choices.isEmpty {
                places.append(
                    """
                    EXISTS (
                        SELECT 1 FROM json_each(:choices\(index)) choice WHERE x.field_key = choice.value ->> 0
                        AND (instr(x.proposed_value, choice.value ->> 1) OR instr(\(Self.present), choice.value ->> 1)))
                    """)
                conditions.arguments["choices\(index)"] = JSON.array(choices).serialized()
            }
            conditions.add("(" + places.joined(separator: " OR ") + ")")
        }
    }

    /// The customer's name, and what the profile has, are for those who see the customer.
    private static let columns = [
        "CASE WHEN x.sees_customer THEN x.customer_name END", "x.field_name", "x.field_key", "x.proposed_value",
        present,
    ]

    private static let present = """
        coalesce(CASE WHEN x.sees_customer THEN (
            SELECT v.value FROM visible_values v WHERE v.customer_id = x.customer_id AND v.field_key = x.field_key) END, '')
        """

    /// `250,000` as it is stored.
    private static func digits(of word: String) -> String? {
        let digits = word.filter(\.isNumber)
        let isGrouped =
            digits.count >= 4 && digits.count < word.count
            && word.allSatisfy { $0.isNumber || [",", ".", "'", "’", "_"].contains($0) }
        return isGrouped ? digits : nil
    }

    /// Choices whose labels have the word, each with its field: they are stored by their values.
    private func choices(with word: String) -> [JSON] {
        let word = FoldedText.folded(word)
        return schema.fields.flatMap { field -> [JSON] in
            let options =
                switch field.type {
                case .choice(let options), .multiChoice(let options), .rangeBand(let options): options
                default: [FieldType.Option]()
                }
            return options.filter { FoldedText.folded($0.label).contains(word) }.map {
                [.string(field.key), .string(JSON.string($0.value).serialized())]
            }
        }
    }
}

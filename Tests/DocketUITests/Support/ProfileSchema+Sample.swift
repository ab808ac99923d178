import DocketDomain

extension ProfileSchema {
    /// A profile's fields of every type that an editor knows.
    static let sample = ProfileSchema(
        version: 1,
        groups: [.init(key: "contact", label: "Contact"), .init(key: "money", label: "Wealth and risk")],
        fields: [
            ProfileField(key: "phone", label: "Phone number", group: "contact", type: .phone),
            ProfileField(key: "city", label: "City", group: "contact", type: .text(.init(maxLength: 60))),
            ProfileField(key: "country", label: "Country", group: "contact", type: .country),
            ProfileField(key: "tax_id", label: "Tax id", group: "contact", type: .text(.init()), isSensitive: true),
            ProfileField(
                key: "income", label: "Annual income band", group: "money",
                type: .rangeBand([
                    .init(value: "50-100", label: "50,000 – 100,000"),
                    .init(value: "100-250", label: "100,000 – 250,000"),
                    .init(value: "250-500", label: "250,000 – 500,000"),
                ])),
            ProfileField(
                key: "risk", label: "Risk tolerance", group: "money",
                type: .choice([
                    .init(value: "cautious", label: "cautious"), .init(value: "balanced", label: "balanced"),
                    .init(value: "dynamic", label: "dynamic"),
                ])),
            ProfileField(
                key: "wealth", label: "Net worth", group: "money",
                type: .money(.init(currencies: ["EUR", "CHF", "USD"]))),
            ProfileField(
                key: "review_on", label: "Next review date", group: "money", type: .date(.init(lies: .future))),
            ProfileField(
                key: "children", label: "Children", group: "money", type: .integer(.init(minimum: 0, maximum: 20))),
            ProfileField(
                key: "goals", label: "Goals", group: "money",
                type: .multiChoice([
                    .init(value: "home", label: "a home"), .init(value: "pension", label: "pension"),
                    .init(value: "education", label: "education"),
                ])),
            ProfileField(key: "notes", label: "Notes", group: "money", type: .longText(.init(maxLength: 4000))),
        ])
}

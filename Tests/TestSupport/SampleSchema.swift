package import DocketDomain

/// A profile schema of a few fields, one for each kind of rule that tests lean on.
package enum SampleSchema {
    package static let schema = ProfileSchema(
        version: 1, groups: [ProfileSchema.Group(key: "all", label: "All")],
        fields: [
            field("employer", "Employer", .text(FieldType.TextRule())),
            field("occupation", "Occupation", .text(FieldType.TextRule())),
            field("notes", "Notes", .longText(FieldType.TextRule(maxLength: 5000))),
            field("phone", "Phone number", .phone),
            field("email", "E-mail", .email),
            field("dependents", "Dependents", .integer(FieldType.NumberRule(minimum: 0, maximum: 20))),
            field("risk_tolerance", "Risk tolerance", .choice(options("cautious", "balanced", "bold"))),
            field(
                "income_band_annual", "Annual income band",
                .rangeBand([
                    FieldType.Option(value: "50000-100000", label: "50,000 – 100,000"),
                    FieldType.Option(value: "100000-250000", label: "100,000 – 250,000"),
                ])),
            field("tax_id", "Tax number", .text(FieldType.TextRule()), isSensitive: true),
        ])

    /// The same without some fields, and with another choice of risk.
    package static func without(_ keys: String..., risks: [String] = ["cautious", "balanced", "bold"]) -> ProfileSchema
    {
        ProfileSchema(
            version: 1, groups: schema.groups,
            fields: schema.fields.filter { !keys.contains($0.key) }.map {
                $0.key == "risk_tolerance"
                    ? field($0.key, $0.label, .choice(risks.map { FieldType.Option(value: $0, label: $0) })) : $0
            })
    }

    private static func field(
        _ key: String, _ label: String, _ type: FieldType, isSensitive: Bool = false
    ) -> ProfileField {
        ProfileField(key: key, label: label, group: "all", type: type, isSensitive: isSensitive)
    }

    private static func options(_ values: String...) -> [FieldType.Option] {
        values.map { FieldType.Option(value: $0, label: $0) }
    }
}

extension ReviewPolicy {
    /// The sample schema, one known trigger, and the usual undo window.
    package static let sample: ReviewPolicy = {
        var policy = ReviewPolicy()
        policy.builtInSchema = SampleSchema.schema
        policy.triggers = ["crm"]
        return policy
    }()
}

extension ReviewRequest {
    /// One verdict on each of these proposals.
    package init(_ decision: ProposalDecision.Decision, _ proposals: ArtifactID..., asAdmin: Bool = false) {
        self.init(proposals.map { ProposalDecision($0, decision) })
        self.asAdmin = asAdmin
    }
}

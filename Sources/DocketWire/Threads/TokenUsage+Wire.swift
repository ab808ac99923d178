package import DocketDomain

extension TokenUsage {
    /// How many tokens went in and came out.
    package var wire: JSON { ["input_tokens": .number(input), "output_tokens": .number(output)] }
}

extension ReplyRecord {
    /// What the answer took, with what it cost and the gatekeeper's part; null where the endpoint told nothing.
    var usageWire: JSON {
        usage.map { usage in
            usage.wire.adding([
                "cost": cost.map { .number("\($0.amount)") } ?? .null, "gatekeeper": gatekeeper?.wire ?? .null,
            ])
        } ?? .null
    }
}

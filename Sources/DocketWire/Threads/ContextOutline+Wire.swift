package import DocketDomain

extension ContextOutline {
    package var wire: JSON {
        [
            "agent": .string(agent), "context_tokens": .number(budget), "total_tokens": .number(total),
            "parts": .array(
                parts.map { ["name": .string($0.name), "tokens": .number($0.tokens), "text": .string($0.text)] }),
            "left_out": .array(leftOut.map { ["name": .string($0.name), "reason": .string($0.reason)] }),
        ]
    }
}

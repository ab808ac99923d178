package import Foundation

/// What tokens cost, exactly, in the currency of the prices.
package struct TokenCost: Hashable, Comparable, Sendable, CustomStringConvertible, Codable {
    package let amount: Decimal

    package init(amount: Decimal) {
        self.amount = amount
    }

    /// Its digits as text: a number in JSON would be rounded.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let amount = Decimal(string: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "The cost is no number.")
        }
        self.amount = amount
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode("\(amount)")
    }

    package static func + (left: Self, right: Self) -> Self { Self(amount: left.amount + right.amount) }

    package static func < (left: Self, right: Self) -> Bool { left.amount < right.amount }

    /// With four decimals: a reply costs less than a cent.
    package var description: String {
        var exact = amount
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, 4, .plain)
        let parts = "\(rounded)".split(separator: ".", maxSplits: 1)
        let decimals = parts.count == 2 ? String(parts[1]) : ""
        return "\(parts.first ?? "0").\(decimals)\(String(repeating: "0", count: max(0, 4 - decimals.count)))"
    }
}

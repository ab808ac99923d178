internal import Foundation

/// How many tokens a reply took, as the server counts them.
package struct TokenUsage: Hashable, Sendable {
    package let input: Int
    package let output: Int

    package init(input: Int, output: Int) {
        self.input = input
        self.output = output
    }

    /// What they cost.
    package func cost(at prices: TokenPrices) -> TokenCost {
        TokenCost(amount: (prices.input * Decimal(input) + prices.output * Decimal(output)) / 1_000_000)
    }
}

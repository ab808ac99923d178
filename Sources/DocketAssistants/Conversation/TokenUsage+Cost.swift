package import DocketDomain
internal import Foundation

extension TokenUsage {
    /// What they cost.
    package func cost(at prices: TokenPrices) -> TokenCost {
        TokenCost(amount: (prices.input * Decimal(input) + prices.output * Decimal(output)) / 1_000_000)
    }
}

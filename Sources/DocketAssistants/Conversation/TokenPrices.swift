package import Foundation

/// What a million tokens cost, in the currency of whoever configured it.
package struct TokenPrices: Hashable, Sendable {
    package let input: Decimal
    package let output: Decimal

    package init(input: Decimal, output: Decimal) {
        self.input = input
        self.output = output
    }
}

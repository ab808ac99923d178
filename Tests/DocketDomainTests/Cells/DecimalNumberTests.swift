import TestSupport
import Testing

@testable import DocketDomain

@Suite struct DecimalNumberTests {
    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("0.50", "0.5"), ("100", "100"), ("-1.5", "-1.5"), ("1e3", "1000"),
        ("2.5e-2", "0.025"),
        ("123456789012345678901234567890123456789012.50", "123456789012345678901234567890123456789012.5"),
    ])
    func textsAreReadWithAllTheirDigits(_ text: String, _ written: String) throws {
        #expect(try #require(DecimalNumber(text)).trimmingZeros().text == written)
    }

    @Test(arguments: ["", "-", ".", "1.2.3", "x", "1e", "1e999999"])
    func whatIsNoNumberIsNone(_ text: String) {
        #expect(DecimalNumber(text) == nil)
    }

    @Test(arguments: 0..<50)
    func sumsAndOrdersAreThoseOfWholeNumbers(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let values = (0..<2).map { _ in Int.random(in: -1_000_000_000...1_000_000_000, using: &generator) }
            // The same numbers with decimals, and shifted beyond what a mantissa holds.
            for zeros in [0, 3, 45] {
                let scales = (0..<2).map { _ in Int.random(in: 0...4, using: &generator) }
                let numbers = zip(values, scales).map { value, scale in
                    DecimalNumber(
                        isNegative: value < 0,
                        digits: value.magnitude.description.utf8.map { $0 - 48 }
                            + Array(repeating: 0, count: zeros + scale),
                        scale: scale)
                }
                let sum = numbers[0] + numbers[1]
                let expected = values[0] + values[1]
                let zeroes = expected == 0 ? "" : String(repeating: "0", count: zeros)
                #expect(sum.trimmingZeros().text == "\(expected)" + zeroes)
                #expect((numbers[0] < numbers[1]) == (values[0] < values[1]))
                #expect((numbers[0] == numbers[1]) == (values[0] == values[1]))
            }
        }
    }

    @Test(arguments: [
        ("10", 4, 2, "2.50"), ("10", 3, 2, "3.33"), ("-10", 3, 0, "-3"), ("0.05", 2, 2, "0.03"),
        ("-0.05", 2, 2, "-0.03"),
        ("100000000000000000000000000000000000000000", 3, 1, "33333333333333333333333333333333333333333.3"),
    ])
    func quotientsAreRounded(_ text: String, _ divisor: Int, _ decimals: Int, _ quotient: String) throws {
        #expect(try #require(DecimalNumber(text)).divided(by: divisor, decimals: decimals).text == quotient)
    }

    @Test func equalNumbersHaveOneHash() throws {
        let numbers = try ["1.50", "1.5", "1.500"].map { try #require(DecimalNumber($0)) }
        #expect(Set(numbers).count == 1)
    }
}

import Testing

@testable import DocketCharts

@Suite struct NiceTicksTests {
    static let ranges: [(Double, Double, Int, [Double])] = [
        (0.0, 100.0, 6, [0.0, 20, 40, 60, 80, 100]), (0.0, 97.0, 11, [0.0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]),
        (-3.0, 7.0, 7, [-4.0, -2, 0, 2, 4, 6, 8]), (0.1, 0.3, 5, [0.1, 0.15, 0.2, 0.25, 0.3]),
        (5.0, 5.0, 5, [2.0, 4, 6, 8]), (0.0, 0.0, 3, [0.0, 0.5, 1]), (-1.0, 1.0, 2, [-1.0, 0, 1]),
        (1e300, 3e300, 4, [1e300, 2e300, 3e300]), (1e-280, 3e-280, 4, [1e-280, 2e-280, 3e-280]),
    ]

    @Test(arguments: ranges)
    func ticksAreMultiplesOfOneTwoOrFive(_ low: Double, _ high: Double, _ most: Int, _ expected: [Double]) {
        #expect(NiceTicks(covering: low...high, atMost: most).values == expected)
    }

    @Test func ticksCoverWhateverTheRange() {
        var random = SeededRandom(7)
        for _ in 0..<5000 {
            let size = NiceTicks.number(1, Int.random(in: -280...280, using: &random))
            let values = [
                Double.random(in: -1...1, using: &random) * size, Double.random(in: -1...1, using: &random) * size,
            ]
            let (low, high) = (min(values[0], values[1]), max(values[0], values[1]))
            let most = Int.random(in: 2...20, using: &random)
            let ticks = NiceTicks(covering: low...high, atMost: most)
            let slack = ticks.step * 1e-6
            #expect([1, 2, 5].contains(ticks.mantissa))
            #expect(ticks.count <= max(3, most))
            #expect(ticks[0] <= low + slack && ticks[ticks.count - 1] >= high - slack, "\(low)...\(high), \(most)")
            #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 })
        }
    }

    @Test func labelsHaveTheSameDecimals() {
        #expect(NiceTicks(covering: 0...1, atMost: 6).labels(nil) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
        #expect(NiceTicks(covering: 0...1, atMost: 3).labels(.percent) == ["0%", "50%", "100%"])
        #expect(NiceTicks(covering: 0...1e37, atMost: 3).labels(.percent) == ["0%", "5e38%", "10e38%"])
        #expect(NiceTicks(covering: 0...3_000_000, atMost: 4).labels(nil) == ["0", "1M", "2M", "3M"])
        #expect(
            NiceTicks(covering: 0...1_500_000, atMost: 4).labels(nil)
                == ["0.0M", "0.5M", "1.0M", "1.5M"].map { $0 == "0.0M" ? "0" : $0 })
        #expect(
            NiceTicks(covering: 0...40_000, atMost: 5).labels(nil) == ["0", "10,000", "20,000", "30,000", "40,000"])
        #expect(NiceTicks(covering: 0...3e-9, atMost: 4).labels(nil) == ["0", "1e-9", "2e-9", "3e-9"])
        #expect(NiceTicks(covering: -2e20...0, atMost: 3).labels(nil) == ["-2e20", "-1e20", "0"])
    }

    @Test func numbersAreShortAndSaySoMuch() {
        #expect(ChartNumber.short(1234.5) == "1,234.5")
        #expect(ChartNumber.short(0.1 + 0.2) == "0.3")
        #expect(ChartNumber.short(-1.25e-7) == "-1.25e-7")
        #expect(ChartNumber.short(1e300) == "1e300")
        #expect(ChartNumber.compact(1_234_567) == "1.23M")
        #expect(ChartNumber.compact(-999_960) == "-1M")
        #expect(ChartNumber.compact(12) == "12")
    }
}

/// The same numbers in every run.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

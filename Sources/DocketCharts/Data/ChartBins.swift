/// Numbers counted in bins of one width, whose edges people count by.
package struct ChartBins: Hashable, Sendable {
    package private(set) var edges: NiceTicks
    /// One for each bin; a bin has its lower edge, and the last one both.
    package private(set) var counts: [Int]

    package init(edges: NiceTicks) {
        self.edges = edges
        counts = Array(repeating: 0, count: max(1, edges.count - 1))
    }

    /// The edges for values, from what a sample of them says (Freedman and Diaconis; Scott, where half of them are equal).
    init(_ sample: ValueSample, in range: ClosedRange<Double>, isWhole: Bool) {
        let sorted = sample.values.sorted()
        let low = ValueSample.quantile(0.25, of: sorted) ?? 0
        let high = ValueSample.quantile(0.75, of: sorted) ?? 0
        let root = Double(sample.count).cubeRoot
        var width = 2 * (high - low) / root
        if width <= 0 { width = 3.49 * Self.deviation(sorted) / root }
        let span = range.upperBound - range.lowerBound
        let wish = width > 0 ? min(Double(Self.most), max(1, (span / width).rounded(.up))) : 1
        var edges = NiceTicks(covering: range, atMost: Int(wish) + 1)
        // Bins that no whole number can be in would look like gaps.
        if isWhole, edges.exponent < 0 {
            let first = range.lowerBound.rounded(.down)
            edges = NiceTicks(
                mantissa: 1, exponent: 0, first: Int(first), last: Int(max(range.upperBound.rounded(.up), first + 1)))
        }
        self.init(edges: edges)
    }

    private static let most = 100

    private static func deviation(_ values: [Double]) -> Double {
        let mean = values.reduce(0) { $0 + $1 / Double(values.count) }
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / Double(values.count) }.squareRoot()
    }

    /// What its edges are, from the first to the last one.
    package var ends: (low: String, high: String) {
        (ChartNumber.short(edges[0]), ChartNumber.short(edges[edges.count - 1]))
    }

    mutating func add(_ value: Double) {
        var bin = Int((value / edges.step).rounded(.down)) - edges.first
        // By the edges as they are written, whatever the division has rounded.
        if bin > 0, value < edges[bin] { bin -= 1 } else if value >= edges[bin + 1] { bin += 1 }
        counts[min(max(bin, 0), counts.count - 1)] += 1
    }

    /// The same in so many bins at most: neighbours come together, and their edges are still counted by.
    package func limited(to most: Int) -> ChartBins {
        var bins = self
        while bins.counts.count > max(1, most) {
            let factor = bins.edges.mantissa == 2 ? 5 : 2
            let edges = bins.edges
            let first = edges.first.floored(to: factor) / factor
            let last = -((-edges.last).floored(to: factor) / factor)
            let mantissa = edges.mantissa * factor
            var coarse = ChartBins(
                edges: NiceTicks(
                    mantissa: mantissa == 10 ? 1 : mantissa, exponent: edges.exponent + (mantissa == 10 ? 1 : 0),
                    first: first, last: last))
            for (bin, count) in bins.counts.enumerated() {
                coarse.counts[(edges.first + bin).floored(to: factor) / factor - first] += count
            }
            guard coarse.counts.count < bins.counts.count else { return bins }
            bins = coarse
        }
        return bins
    }
}

extension Double {
    fileprivate var cubeRoot: Double {
        guard self > 0 else { return 1 }
        var root = Swift.max(1, squareRoot())
        for _ in 0..<60 { root = (2 * root + self / (root * root)) / 3 }
        return root
    }
}

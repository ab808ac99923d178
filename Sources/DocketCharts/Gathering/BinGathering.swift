/// Counts numbers in bins, whose edges are chosen once it is known how the numbers lie.
struct BinGathering: Sendable {
    private var sample = ValueSample()
    private var range: ClosedRange<Double>?
    private var bins: ChartBins?

    mutating func add(_ value: Double) {
        if bins != nil {
            bins?.add(value)
        } else {
            sample.add(value)
            range = range.widened(to: value)
        }
    }

    mutating func needsAnotherPass(isWhole: Bool) -> Bool {
        guard bins == nil, let range else { return false }
        bins = ChartBins(sample, in: range, isWhole: isWhole)
        guard sample.stride == 1 else { return true }
        for value in sample.values { bins?.add(value) }
        return false
    }

    var result: ChartBins { bins ?? ChartBins(edges: NiceTicks(covering: 0...1, atMost: 3)) }
}

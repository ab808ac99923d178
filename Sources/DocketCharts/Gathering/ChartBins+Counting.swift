extension ChartBins {
    /// Counts numbers that are at hand, in so many bins at most; nil where there are none.
    package init?(of values: [Double], isWhole: Bool, atMost most: Int) {
        var gathering = BinGathering()
        for value in values where abs(value) <= ChartNumber.largest { gathering.add(value) }
        while gathering.needsAnotherPass(isWhole: isWhole) {
            for value in values where abs(value) <= ChartNumber.largest { gathering.add(value) }
        }
        let bins = gathering.result.limited(to: most)
        guard bins.counts.contains(where: { $0 > 0 }) else { return nil }
        self = bins
    }
}

extension [Double] {
    /// The value that so many percent of the values do not exceed.
    func percentile(_ percent: Int) -> Double {
        let sorted = self.sorted()
        return sorted.isEmpty ? 0 : sorted[Swift.min(sorted.count - 1, sorted.count * percent / 100)]
    }

    var median: Double { percentile(50) }

    var mean: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }
}

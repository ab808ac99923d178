/// Where the values of a group lie (Tukey): the middle half, what lies within one and a half times that of it, and the rest.
package struct ChartBox: Hashable, Sendable {
    package let label: String
    /// The column of its values among those of the chart.
    package let series: Int
    package let count: Int
    package let lowWhisker: Double
    package let lowQuartile: Double
    package let median: Double
    package let highQuartile: Double
    package let highWhisker: Double
    /// Values beyond the whiskers, ascending.
    package let outliers: [Double]

    init?(label: String, series: Int, _ sample: ValueSample) {
        let sorted = sample.values.sorted()
        guard let low = ValueSample.quantile(0.25, of: sorted), let middle = ValueSample.quantile(0.5, of: sorted),
            let high = ValueSample.quantile(0.75, of: sorted)
        else { return nil }
        self.label = label
        self.series = series
        count = sample.count
        let reach = 1.5 * (high - low)
        // A quartile between two values may have none within reach on its side: then the whisker has no length.
        lowWhisker = min(low, sorted.first { $0 >= low - reach } ?? low)
        highWhisker = max(high, sorted.last { $0 <= high + reach } ?? high)
        (lowQuartile, median, highQuartile) = (low, middle, high)
        outliers = sorted.filter { $0 < low - reach || $0 > high + reach }
    }
}

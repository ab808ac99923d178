/// What the numbers of several rows have come to so far; two of them can be put together.
package struct Tally: Hashable, Sendable {
    package private(set) var count = 0
    private var sum = 0.0
    /// What rounding has taken from the sum (Neumaier).
    private var lost = 0.0
    private var minimum = Double.infinity
    private var maximum = -Double.infinity
    /// Kept where a median is asked for.
    private var values: ValueSample?

    init(keepsValues: Bool) {
        if keepsValues { values = ValueSample() }
    }

    /// Takes a row that is only counted.
    mutating func count(rows: Int = 1) { count += rows }

    mutating func add(_ value: Double) {
        count += 1
        addUp(value)
        minimum = min(minimum, value)
        maximum = max(maximum, value)
        values?.add(value)
    }

    mutating func add(_ other: Self) {
        count += other.count
        addUp(other.sum)
        lost += other.lost
        minimum = min(minimum, other.minimum)
        maximum = max(maximum, other.maximum)
        if let more = other.values { values?.add(more) }
    }

    private mutating func addUp(_ value: Double) {
        let total = sum + value
        lost += abs(sum) >= abs(value) ? (sum - total) + value : (value - total) + sum
        sum = total
    }

    /// Of how many values one was kept for the median.
    var stride: Int { values?.stride ?? 1 }

    package func value(_ aggregate: ChartAggregate) -> Double? {
        if aggregate == .count { return Double(count) }
        guard count > 0 else { return nil }
        let value: Double? =
            switch aggregate {
            case .sum, .count: sum + lost
            case .mean: (sum + lost) / Double(count)
            case .minimum: minimum
            case .maximum: maximum
            case .median: ValueSample.quantile(0.5, of: values?.values.sorted() ?? [])
            }
        return value.flatMap { abs($0) <= ChartNumber.largest ? $0 : nil }
    }
}

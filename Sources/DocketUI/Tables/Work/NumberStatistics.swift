import DocketCharts
import DocketDomain

/// Gathers what a column's numbers come to, exactly, and each unit apart.
struct NumberStatistics {
    private(set) var sums: [ColumnStatistics.Sum] = []
    private var place = 0
    private var values: [Double] = []
    /// Those that a double does not hold, once there is one: then of all.
    private var exact: [DecimalNumber] = []

    mutating func add(_ number: DecimalNumber, _ unit: CellUnit) {
        if !sums.indices.contains(place) || sums[place].unit != unit {
            if let found = sums.firstIndex(where: { $0.unit == unit }) {
                place = found
            } else {
                place = sums.count
                sums.append(ColumnStatistics.Sum(unit: unit, sum: DecimalNumber(0), count: 0))
            }
        }
        sums[place].sum += number
        sums[place].count += 1
        if number.isLong { exact.append(number) } else { values.append(number.double) }
    }

    func mean(decimals: Int) -> DecimalNumber? {
        guard sums.count == 1, let only = sums.first, only.count > 0 else { return nil }
        return only.sum.divided(by: only.count, decimals: max(decimals, only.sum.scale) + 2).trimmingZeros()
    }

    /// The one in the middle, or the mean of the two there.
    mutating func median() -> DecimalNumber? {
        guard sums.count == 1, !values.isEmpty || !exact.isEmpty else { return nil }
        values.sort()
        exact.sort()
        let count = values.count + exact.count
        let upper = number(at: count / 2)
        guard count.isMultiple(of: 2) else { return upper }
        let sum = number(at: count / 2 - 1) + upper
        return sum.divided(by: 2, decimals: sum.scale + 1).trimmingZeros()
    }

    /// How they lie; nil where not all of them are at hand.
    func bins(isWhole: Bool) -> ChartBins? {
        guard sums.count == 1, exact.isEmpty, values.count > 1 else { return nil }
        return ChartBins(of: values, isWhole: isWhole, atMost: Self.mostBins)
    }

    /// A sparkline has no more of them.
    private static let mostBins = 24

    /// The number at a place of all in order. Of few digits a double is what the machine writes for it.
    private func number(at place: Int) -> DecimalNumber {
        func short(_ index: Int) -> DecimalNumber { DecimalNumber("\(values[index])") ?? DecimalNumber(0) }
        guard !exact.isEmpty else { return short(place) }
        // How many of the short ones come before the place: searched for by halves.
        var (low, high) = (max(0, place - exact.count), min(place, values.count))
        while low < high {
            let middle = (low + high) / 2
            if exact[place - middle - 1] > short(middle) { low = middle + 1 } else { high = middle }
        }
        let longs = place - low
        if low == values.count { return exact[longs] }
        if longs == exact.count { return short(low) }
        return min(short(low), exact[longs])
    }
}

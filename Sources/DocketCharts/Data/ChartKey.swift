import DocketDomain

/// What stands at one place along a chart.
package enum ChartKey: Hashable, Sendable {
    case text(String)
    case number(Double)
    /// Microseconds since 1970-01-01 00:00 UTC, at which its grain begins.
    case date(Int)
    /// No text at all.
    case missing
    /// So many others together.
    case others(Int)

    /// Its place on a scale; nil for what has none.
    package var position: Double? {
        switch self {
        case .number(let number): number
        case .date(let date): Double(date)
        case .text, .missing, .others: nil
        }
    }

    var isOthers: Bool {
        if case .others = self { true } else { false }
    }
}

/// What the places along a chart are.
package enum ChartKeys: Hashable, Sendable {
    case categories
    /// Numbers; those within one step have come together, where there is one.
    case numbers(step: Double?)
    case dates(DateGrain)

    /// The next coarser places; nil where there are none.
    func coarser(spanning range: ClosedRange<Double>) -> ChartKeys? {
        switch self {
        case .categories: nil
        case .dates(let grain): grain.coarser.map(ChartKeys.dates)
        // Beyond that there are only the places on both sides of zero.
        case .numbers(let step?):
            step > max(abs(range.lowerBound), abs(range.upperBound)) ? nil : .numbers(step: step * 2)
        case .numbers(nil):
            .numbers(step: NiceTicks(covering: range, atMost: ChartTable.mostKeys / 2).step)
        }
    }

    /// The place to which another one belongs.
    func key(_ key: ChartKey) -> ChartKey {
        switch (self, key) {
        case (.dates(let grain), .date(let date)): .date(grain.start(of: date))
        case (.numbers(let step?), .number(let number)): .number((number / step).rounded(.down) * step)
        default: key
        }
    }

    func label(_ key: ChartKey) -> String {
        switch key {
        case .text(let text): text
        case .number(let number): ChartNumber.short(number)
        case .date(let date): if case .dates(let grain) = self { grain.label(date) } else { DateGrain.day.label(date) }
        case .missing: "(empty)"
        case .others(let count): "\(ChartNumber.grouped(count)) others"
        }
    }
}

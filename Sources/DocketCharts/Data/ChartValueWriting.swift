package import DocketDomain

/// How a chart's values are written: as their column writes them, or as the specification asks.
package struct ChartValueWriting: Hashable, Sendable {
    package let format: ChartFormat?
    package let writing: NumberWriting
    package let unit: CellUnit
    /// More decimals than the column has, for means.
    package let furtherDecimals: Int
    /// What dates it writes, where it writes dates.
    package internal(set) var dates: DateGrain?

    /// Of what is counted.
    package static let counts = ChartValueWriting(
        format: nil, writing: ColumnReading().writing, unit: .none, furtherDecimals: 0)

    init(
        format: ChartFormat?, writing: NumberWriting, unit: CellUnit, furtherDecimals: Int, dates: DateGrain? = nil
    ) {
        self.format = format
        self.writing = writing
        self.unit = unit
        self.furtherDecimals = furtherDecimals
        self.dates = dates
    }

    /// A value with its unit.
    package func text(_ value: Double) -> String {
        if let dates { return dates.label(Int(value)) }
        switch format {
        case .compact: return affixed(ChartNumber.compact(value))
        case .percent: return ChartNumber.short(value * 100) + "%"
        case .plain, nil:
            guard let number = ChartNumber.rounded(value, decimals: writing.decimals + furtherDecimals) else {
                return affixed(ChartNumber.short(value))
            }
            // Where so few decimals would leave nothing of it, it is written by its own digits.
            if value != 0, abs(number.double - value) > abs(value) * 0.005 { return affixed(ChartNumber.short(value)) }
            return writing.text(number, unit: unit)
        }
    }

    private func affixed(_ text: String) -> String {
        guard let affix = writing.affixes[unit] else { return text }
        return affix.before + text + affix.behind
    }

    /// The unit by itself, as `CHF` or `%`; empty where there is none.
    package var unitText: String {
        guard format != .percent, let affix = writing.affixes[unit] else { return "" }
        return ChartText.oneLine(affix.before.isEmpty ? affix.behind : affix.before)
    }
}

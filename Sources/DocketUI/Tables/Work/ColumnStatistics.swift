package import DocketCharts
package import DocketDomain

/// What a column holds, over the rows that are shown.
package struct ColumnStatistics: Hashable, Sendable {
    /// A value and how often it occurs.
    package struct Frequency: Hashable, Sendable {
        package let value: String
        package let count: Int
    }

    /// The numbers of one currency or unit.
    package struct Sum: Hashable, Sendable {
        package let unit: CellUnit
        package internal(set) var sum: DecimalNumber
        package internal(set) var count: Int
    }

    package var reading = ColumnReading()
    package var count = 0
    package var empty = 0
    /// Cells that are numbers or dates.
    package var typed = 0
    package var distinct = 0
    /// Whether there are more distinct values than were kept apart.
    package var isDistinctPartial = false
    /// As they were written; none where numbers of several units are not compared.
    package var minimum: String?
    package var maximum: String?
    /// One for each currency or unit: there is no sum of euros and dollars.
    package var sums: [Sum] = []
    package var mean: DecimalNumber?
    package var median: DecimalNumber?
    /// How the numbers of the only unit lie.
    package var bins: ChartBins?
    /// The most frequent values, most frequent first.
    package var top: [Frequency] = []

    package init() {}

    /// The sums as the column would write them.
    package var sumTexts: [String] { sums.map { reading.writing.text($0.sum, unit: $0.unit) } }

    /// A number of the column's only unit as the column would write it.
    package func text(_ number: DecimalNumber) -> String {
        reading.writing.text(number, unit: sums.first?.unit ?? .none)
    }
}

/// What a column holds, over the rows that are shown.
package struct ColumnStatistics: Hashable, Sendable {
    /// A value and how often it occurs.
    package struct Frequency: Hashable, Sendable {
        package let value: String
        package let count: Int
    }

    package var format = ColumnFormat()
    package var count = 0
    package var empty = 0
    /// Cells that are numbers or dates.
    package var typed = 0
    package var distinct = 0
    /// Whether there are more distinct values than were kept apart.
    package var isDistinctPartial = false
    /// As they were written.
    package var minimum: String?
    package var maximum: String?
    package var sum: Double?
    package var mean: Double?
    package var median: Double?
    /// Digits after the decimal point that the column's numbers have.
    package var decimals = 0
    /// What stands before and after the numbers, such as `€` and `%`, where they all agree.
    package var prefix = ""
    package var suffix = ""
    /// The most frequent values, most frequent first.
    package var top: [Frequency] = []

    package init() {}

    /// A number as the column would write it, with thousands separators, and more decimals where it needs them.
    package func text(_ number: Double, extraDecimals: Int = 0) -> String {
        let shown = min(decimals, 12)
        var text = NumberText.grouped(number, decimals: shown + extraDecimals)
        var spare = extraDecimals
        while spare > 0, text.hasSuffix("0") {
            text.removeLast()
            spare -= 1
        }
        if text.hasSuffix(".") { text.removeLast() }
        return prefix + text + suffix
    }
}

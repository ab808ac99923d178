/// How the numbers of a column are written, so that a sum of them can be written alike.
package struct NumberWriting: Hashable, Sendable {
    package internal(set) var decimals = 0
    package internal(set) var decimalMark = "."
    package internal(set) var groupMark = ","
    /// What stands before and behind the numbers of each unit.
    package internal(set) var affixes: [CellUnit: Affix] = [:]

    package struct Affix: Hashable, Sendable {
        package let before: String
        package let behind: String
    }

    /// A number of a unit, with more decimals than the column has where it needs them.
    package func text(_ number: DecimalNumber, unit: CellUnit = .none) -> String {
        let trimmed = number.trimmingZeros(keeping: decimals)
        let text = trimmed.text(
            decimals: max(decimals, trimmed.scale), decimalMark: decimalMark, groupMark: groupMark)
        guard let affix = affixes[unit] else { return text }
        return affix.before + text + affix.behind
    }
}

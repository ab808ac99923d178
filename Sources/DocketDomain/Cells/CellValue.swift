/// What a cell is worth, by the rules of its column.
package enum CellValue: Hashable, Sendable {
    case missing
    /// Whatever is not of its column's kind.
    case text
    case number(DecimalNumber, CellUnit)
    /// Microseconds since 1970-01-01 00:00 UTC.
    case date(Int)
    case boolean(Bool)
}

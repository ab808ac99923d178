/// What is computed from the cells of a column.
package enum TableMeasure: Hashable, Sendable {
    case count, sum, average, minimum, maximum

    /// What the column of the answer is called.
    func title(of column: String?) -> String {
        guard let column else { return "Rows" }
        return switch self {
        case .count: "Cells with \(column)"
        case .sum: "Sum of \(column)"
        case .average: "Average of \(column)"
        case .minimum: "Lowest \(column)"
        case .maximum: "Highest \(column)"
        }
    }

    var isExtreme: Bool { self == .minimum || self == .maximum }
}

package import DocketDomain
package import DocketExport
import Foundation

/// The rows of a result in a file of their own, for what has to read them more than once.
package final class SpooledResult {
    package private(set) var columns: [SQLColumn] = []
    package private(set) var rowCount = 0
    private let file: RowFile
    private var places: [Int] = []
    private var types: [ResultType] = []

    package init() throws(DocketError) {
        file = try RowFile(in: FileManager.default.temporaryDirectory)
    }

    package func begin(_ columns: [SQLColumn]) {
        self.columns = columns
        types = Array(repeating: .none, count: columns.count)
    }

    package func add(_ rows: [[SQLValue]]) throws(DocketError) {
        for row in rows {
            places.append(try file.append(row.map(\.cellText)))
            for (index, value) in row.enumerated() { types[index].add(value) }
        }
        rowCount += rows.count
    }

    /// The rows so far, typed as their source has them.
    package func table() throws(DocketError) -> ExportTable {
        try file.flush()
        return ExportTable(
            columns: columns.map { Table.Column(name: $0.name) }, rowCount: rowCount,
            rows: SpooledRows(file: file, places: places),
            readings: zip(columns, types).map { column, type in type.reading(of: column) })
    }

    /// The rows so far as an artifact keeps them: cells of text.
    package func artifactTable() throws(DocketError) -> Table {
        try file.flush()
        let file = file
        return Table(
            columns: zip(columns, types).map { Table.Column(name: $0.name, align: $1 == .number ? .right : nil) },
            rows: try places.map { place throws(DocketError) in try file.row(at: place) })
    }
}

/// What the values of a column are.
private enum ResultType {
    case none, number, boolean, other

    /// Integers beyond which spreadsheets lose digits.
    private static let exact = -999_999_999_999_999...999_999_999_999_999

    mutating func add(_ value: SQLValue) {
        let type: ResultType
        switch value {
        case .null: return
        case .boolean: type = .boolean
        case .integer(let number): type = Self.exact.contains(Int(number)) ? .number : .other
        case .real(let number): type = number.isFinite ? .number : .other
        case .text, .blob: type = .other
        }
        self = self == .none || self == type ? type : .other
    }

    /// Nothing where the cells tell: an engine that has dates and decimals gives them as texts.
    func reading(of column: SQLColumn) -> ColumnReading? {
        switch self {
        case .none: nil
        case .number: .numbers
        case .boolean: .truths
        case .other: Self.tellingTypes.contains { column.type.hasPrefix($0) } ? nil : ColumnReading()
        }
    }

    /// Of PostgreSQL, in the words of its `format_type`.
    private static let tellingTypes = ["numeric", "date", "timestamp"]
}

private struct SpooledRows: RowSource {
    let file: RowFile
    let places: [Int]

    func makeReader() -> any RowReader { Reader(rows: self) }

    private struct Reader: RowReader {
        let rows: SpooledRows
        var index = 0

        mutating func next() throws -> [[String]]? {
            guard index < rows.places.count else { return nil }
            let part = rows.places[index..<min(index + 500, rows.places.count)]
            index = part.endIndex
            return try part.map { try rows.file.row(at: $0) }
        }
    }
}

package import DocketDomain
package import DocketExport
import Foundation
import Synchronization

/// The rows of a result in a file of their own, for what has to read them more than once: added while they come, and read
/// meanwhile.
package final class SpooledResult: Sendable {
    private struct State {
        var columns: [SQLColumn] = []
        var types: [ResultType] = []
        /// Where each row begins that can be read.
        var places: [Int] = []
    }

    private let file: RowFile
    private let state = Mutex(State())

    package init() throws(DocketError) {
        file = try RowFile(in: FileManager.default.temporaryDirectory)
    }

    package var columns: [SQLColumn] { state.withLock { $0.columns } }
    package var rowCount: Int { state.withLock { $0.places.count } }

    package func begin(_ columns: [SQLColumn]) {
        state.withLock { state in
            state.columns = columns
            state.types = Array(repeating: .none, count: columns.count)
        }
    }

    /// Adds rows; one caller at a time.
    package func add(_ rows: [[SQLValue]]) throws(DocketError) {
        var places: [Int] = []
        for row in rows { places.append(try file.append(row.map(\.cellText))) }
        try file.flush()
        state.withLock { state in
            state.places += places
            for row in rows {
                for (index, value) in row.enumerated() { state.types[index].add(value) }
            }
        }
    }

    /// Some of the rows, as far as they are there.
    package func read(_ range: Range<Int>) throws(DocketError) -> [[String]] {
        let places = state.withLock { Array($0.places[range.clamped(to: 0..<$0.places.count)]) }
        return try places.map { place throws(DocketError) in try file.row(at: place) }
    }

    /// The rows so far, typed as their source has them.
    package func table() -> ExportTable {
        let state = state.withLock { $0 }
        return ExportTable(
            columns: state.columns.map { Table.Column(name: $0.name) }, rowCount: state.places.count,
            rows: SpooledRows(file: file, places: state.places),
            readings: zip(state.columns, state.types).map { column, type in type.reading(of: column) })
    }

    /// The rows so far as an artifact keeps them: cells of text.
    package func artifactTable() throws(DocketError) -> Table {
        let state = state.withLock { $0 }
        return Table(
            columns: zip(state.columns, state.types).map {
                Table.Column(name: $0.name, align: $1 == .number ? .right : nil)
            },
            rows: try read(0..<state.places.count))
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

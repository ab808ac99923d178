import DocketDomain
import Foundation

/// A table that a delimited text holds, of which the first row is the header. Shorter rows are filled up; where a row is
/// longer than the header, the columns that it needs are added, so that nothing is lost.
struct DelimitedTable {
    let table: TableContent
    /// Digest → bytes.
    let blobs: [String: Data]
    /// What may not be meant as it was read: in sentences, with the line.
    let warnings: [String]
    /// Whether all rows are as long as the header, which has two fields at least, and there are some.
    let isEven: Bool

    /// - Parameters:
    ///   - bytes: UTF-8, which has been checked.
    ///   - preferred: As for `DelimitedText.reader`.
    /// - Throws: `invalidArgument` where it is no such text, `resourceExhausted` where one long row would make very many
    ///   cells of all the others.
    init(_ bytes: UnsafeBufferPointer<UInt8>, preferring preferred: UInt8?) throws(DocketError) {
        var pass = try Pass(bytes, preferred, width: 0)
        // What is longer than the header is seldom: then all is read once more, when it is known how long.
        if pass.isTooNarrow { pass = try Pass(bytes, preferred, width: pass.width) }
        guard pass.hasText else {
            throw DocketError(.invalidArgument, "The content has no rows. A table needs at least a header line.")
        }
        let header = pass.header
        let columns = (0..<pass.width).map {
            Table.Column(name: $0 < header.count ? header[$0] : "Column \($0 + 1)")
        }
        isEven = header.count > 1 && pass.rowCount > 0 && pass.isEven
        warnings = pass.warnings
        (table, blobs) = pass.chunks.finish(columns)
    }

    /// What reading all rows once gives.
    private struct Pass {
        private(set) var header: [String] = []
        /// Fields of the longest row.
        private(set) var width: Int
        /// Rows behind the header.
        private(set) var rowCount = 0
        /// Rows were met that are longer than the table was thought to be wide: it is to be read once more.
        private(set) var isTooNarrow = false
        private(set) var isEven = true
        private(set) var hasText = false
        private(set) var chunks = TableChunks()
        private(set) var warnings: [String] = []

        /// - Parameter width: Fields that a row has at least; those of the header where that is more.
        init(_ bytes: UnsafeBufferPointer<UInt8>, _ preferred: UInt8?, width: Int) throws(DocketError) {
            self.width = width
            var reader = DelimitedText.reader(of: bytes, preferring: preferred)
            let row = DelimitedRow()
            guard try reader.next(row) else { return }
            header = row.fields
            self.width = max(width, row.count)
            hasText = row.byteCount > 0
            while try reader.next(row) { add(row) }
            try Table.checkCells(rows: rowCount + 1, columns: self.width)
            warnings = reader.warningLines
            if reader.isRagged {
                warnings.append(
                    "Every row is kept: what a row is short of is empty, and what it has more stands in columns of its own."
                )
            }
        }

        private mutating func add(_ row: DelimitedRow) {
            rowCount += 1
            if row.byteCount > 0 { hasText = true }
            if row.count != header.count { isEven = false }
            if row.count > width {
                width = row.count
                isTooNarrow = true
            }
            // Of a table with too many cells, the rows are only counted.
            if !isTooNarrow, (rowCount + 1) <= Limits.tableCells / max(1, width) { chunks.add(row, width: width) }
        }
    }
}

package import Foundation

/// How rows of a table are kept in one blob: a JSON array of arrays of text.
package enum TableChunk {
    /// The rows in a blob; nil where it holds something else.
    ///
    /// - Parameter columns: Those whose cells are wanted, where not all are: the others are empty.
    package static func rows(in bytes: Data, only columns: Set<Int>? = nil) -> [[String]]? {
        var rows: [[String]] = []
        var row: [String] = []
        let wanted = columns.map { columns in (0...(columns.max() ?? 0)).map(columns.contains) }
        let isRead = forEachCell(in: bytes) { column, text in
            let isWanted = wanted.map { $0.indices.contains(column) && $0[column] } ?? true
            row.append(isWanted ? String(decoding: text, as: UTF8.self) : "")
        } rowEnd: {
            rows.append(row)
            row.removeAll(keepingCapacity: true)
        }
        return isRead ? rows : nil
    }

    /// All its cells as one text, a line for each row; nil where it holds something else.
    package static func text(in bytes: Data) -> String? {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var isFirst = true
        let isRead = forEachCell(in: bytes) { column, cell in
            if column > 0 {
                text.append(UInt8(ascii: " "))
            } else if !isFirst {
                text.append(UInt8(ascii: "\n"))
            }
            isFirst = false
            text.append(contentsOf: cell)
        } rowEnd: {
        }
        return isRead ? String(decoding: text, as: UTF8.self) : nil
    }

    private static func forEachCell(
        in bytes: Data, _ cell: (_ column: Int, _ text: UnsafeBufferPointer<UInt8>) -> Void, rowEnd: () -> Void
    ) -> Bool {
        bytes.withUnsafeBytes { raw in
            let bytes = raw.bindMemory(to: UInt8.self)
            guard let base = bytes.baseAddress else { return false }
            var parser = JSONParser(bytes: base, count: bytes.count, maximumDepth: 2)
            // What is wrong with it makes no difference: it is not what was stored.
            return (try? parser.parseRows(cell, rowEnd: rowEnd)) != nil
        }
    }
}

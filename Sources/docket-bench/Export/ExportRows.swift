import DocketDomain
import DocketExport
import Foundation

/// A table of ten columns, its rows made when they are read.
struct ExportRows: RowSource {
    let count: Int

    static let columns = ["Number", "Name", "Date", "Amount", "Share", "Active", "City", "Units", "Rate", "Remark"]

    var document: ExportDocument {
        ExportDocument(
            kind: .table, title: "Export of \(count) rows", subtitle: ["\(count) rows"], author: "docket-bench",
            created: Timestamp(milliseconds: 1_795_262_400_000),
            body: [
                .table(
                    ExportTable(
                        columns: Self.columns.map { Table.Column(name: $0) }, rowCount: count, rows: self))
            ])
    }

    func makeReader() -> any RowReader { Reader(rest: 0..<count) }

    /// A row as text; the same number always gives the same row.
    static func row(_ number: Int) -> [String] {
        var state = UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15
        func next(_ limit: Int) -> Int {
            state = (state ^ state >> 31) &* 0xBF58_476D_1CE4_E5B9
            return Int(state >> 33) % limit
        }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let cities = ["Bergen", "Lisbon", "Nairobi", "Osaka", "Quito", "Turin"]
        return [
            "\(number + 1)", "Customer \(next(100_000))",
            "20\(two(next(27)))-\(two(next(12) + 1))-\(two(next(28) + 1))",
            "\(next(9000)).\(two(next(100)))", "\(next(100)).\(next(10))%", next(2) == 0 ? "true" : "false",
            cities[next(cities.count)], "\(next(1_000_000))", "0.\(next(10_000) + 10_000)",
            "Remark number \(next(1000)) of the row",
        ]
    }

    /// Writes the rows as lines, with tabs between the cells: what the baselines read.
    static func write(_ count: Int, to file: URL) throws {
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        var start = 0
        while start < count {
            let end = min(start + 1000, count)
            let lines = (start..<end).map { row($0).joined(separator: "\t") + "\n" }.joined()
            try handle.write(contentsOf: Data(lines.utf8))
            start = end
        }
    }

    private struct Reader: RowReader {
        var rest: Range<Int>

        mutating func next() -> [[String]]? {
            guard !rest.isEmpty else { return nil }
            let part = rest.prefix(1000)
            rest = rest.dropFirst(part.count)
            return part.map(ExportRows.row)
        }
    }
}

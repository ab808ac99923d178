import DocketDomain
import DocketWorkspace
import Foundation

/// Makes rows of ten cells: numbers, dates, words and choices. The same number always gives the same row.
enum RowMaker {
    static let columns = ["id", "name", "client", "amount", "rate", "opened", "status", "region", "owner", "note"]

    /// The amount of a row: whole, and hundredths.
    static func amount(_ number: Int) -> (Int, Int) { (number &* 37 % 1_000_003, number % 90 + 10) }

    static func row(_ number: Int) -> [String] {
        let (mixed, hundredths) = amount(number)
        return [
            String(number), "Position \(number)", "Client \(number % 997)", "\(mixed).\(hundredths)",
            "0.\(number % 90 + 10)", "2024-0\(number % 9 + 1)-1\(number % 10)",
            ["open", "closed", "on hold"][mixed % 3], "Zurich \(number % 12)", Vocabulary.word(number % 400),
            "\(Vocabulary.word(mixed % 9000)) \(Vocabulary.word(mixed % 70))",
        ]
    }

    /// The rows as a table of an artifact, and the blobs that it is kept in.
    static func table(rows count: Int) throws -> (content: ArtifactContent, blobs: [String: Data]) {
        let columns = columns.map { Table.Column(name: $0) }
        var chunks: [TableContent.Chunk] = []
        var blobs: [String: Data] = [:]
        // Part by part: the cells of all rows would take much more than their blobs.
        for start in stride(from: 0, to: count, by: part) {
            let rows = (start..<min(start + part, count)).map(row)
            let prepared = PreparedContent(Table(columns: columns, rows: rows))
            guard case .table(let table) = prepared.content, case .chunks(let made) = table.rows else {
                // Few enough rows to stand in the event itself.
                return (prepared.content, prepared.blobs)
            }
            chunks += made
            blobs.merge(prepared.blobs) { first, _ in first }
        }
        return (.table(TableContent(columns: columns, rowCount: count, rows: .chunks(chunks))), blobs)
    }

    private static let part = 20_000

    /// Writes the rows as CSV.
    static func write(_ count: Int, to file: URL) throws {
        try Data((columns.joined(separator: ",") + "\n").utf8).write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try handle.seekToEnd()
        for start in stride(from: 0, to: count, by: part) {
            let lines = (start..<min(start + part, count)).map { row($0).joined(separator: ",") + "\n" }
            try handle.write(contentsOf: Data(lines.joined().utf8))
        }
    }
}

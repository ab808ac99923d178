package import Foundation

/// What writers and readers of a log did, and whether the log kept its promises to them.
package struct LogHistory: Sendable {
    package private(set) var records: [HistoryRecord]

    package init(_ records: [HistoryRecord]) {
        self.records = records
    }

    /// Reads lines of JSON. The last line of a writer that was killed may be broken off: it is left out.
    package init(lines: Data) throws {
        let pieces = lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
        let isWhole = lines.last == UInt8(ascii: "\n")
        records = try (isWhole ? pieces[...] : pieces.dropLast()).map {
            try JSONDecoder().decode(HistoryRecord.self, from: $0)
        }
    }

    /// A line of JSON for a record.
    package static func line(of record: HistoryRecord) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(record) + [UInt8(ascii: "\n")]
    }

    package mutating func append(_ other: LogHistory) { records += other.records }

    // MARK: Counts

    package var acknowledged: Int {
        records.count { if case .answered(_, _, .written) = $0 { true } else { false } }
    }

    /// Appends whose writers were never told what became of them.
    package var unanswered: Int {
        records.reduce(0) { count, record in
            switch record {
            case .asked: count + 1
            case .answered(_, _, .unknown): count
            case .answered: count - 1
            case .read, .found: count
            }
        }
    }

    /// Events that readers were given.
    package var reads: Int {
        records.reduce(0) { if case .read(_, _, let events) = $1 { $0 + events.count } else { $0 } }
    }
}

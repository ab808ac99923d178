import DocketDomain
import Foundation

/// Rows as a table keeps them: inside its event where they are few and short, or else in chunks by the digests of their
/// bytes.
struct TableChunks {
    private var writer = TableChunkWriter()
    /// Bytes of the cells in the chunk that is being written, and in all.
    private var chunkBytes = 0
    private var byteCount = 0
    private var chunks: [TableContent.Chunk] = []
    private var blobs: [String: Data] = [:]
    private(set) var rowCount = 0

    private static let maximumChunkBytes = 1 << 20

    /// Adds a row, which is filled up with empty cells where it is shorter than the table is wide.
    mutating func add(_ row: DelimitedRow, width: Int) {
        begin(row.byteCount)
        writer.add(row, width: width)
    }

    mutating func add(_ row: [String]) {
        begin(row.reduce(0) { $0 + $1.utf8.count })
        writer.add(row)
    }

    /// The table and its blobs, digest → bytes.
    consuming func finish(_ columns: [Table.Column]) -> (table: TableContent, blobs: [String: Data]) {
        guard rowCount > Limits.inlineRows || byteCount > Limits.inlineBytes else {
            let rows = writer.rowCount == 0 ? [] : TableChunk.rows(in: writer.take()) ?? []
            return (TableContent(Table(columns: columns, rows: rows)), [:])
        }
        endChunk()
        return (TableContent(columns: columns, rowCount: rowCount, rows: .chunks(chunks)), blobs)
    }

    /// A chunk ends after `Limits.inlineRows` rows, or sooner where its rows are long.
    private mutating func begin(_ bytes: Int) {
        if writer.rowCount == Limits.inlineRows
            || writer.rowCount > 0 && chunkBytes + bytes > Self.maximumChunkBytes
        {
            endChunk()
        }
        chunkBytes += bytes
        byteCount += bytes
        rowCount += 1
    }

    private mutating func endChunk() {
        let count = writer.rowCount
        let bytes = writer.take()
        let digest = StableDigest.sha256(bytes)
        blobs[digest] = bytes
        chunks.append(TableContent.Chunk(digest: digest, rowCount: count))
        chunkBytes = 0
    }
}

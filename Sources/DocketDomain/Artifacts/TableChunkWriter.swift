package import Foundation

/// Writes rows as `TableChunk` reads them, one blob after another.
package struct TableChunkWriter {
    private var storage: [UInt8] = [UInt8(ascii: "[")]
    /// Bytes that are written; what lies behind them is room.
    private var end = 1
    /// Rows of the blob so far.
    package private(set) var rowCount = 0

    package init() {}

    /// Adds a row, which is filled up with empty cells where it is shorter than the table is wide.
    package mutating func add(_ row: DelimitedRow, width: Int) {
        add(bytes: row.byteCount, cells: max(row.count, width)) { output in
            for field in 0..<row.count { output.write(cell: row.bytes(of: field)) }
            for _ in row.count..<max(row.count, width) {
                output.write(cell: UnsafeBufferPointer(start: nil, count: 0))
            }
        }
    }

    /// Adds a row.
    package mutating func add(_ row: [String]) {
        add(bytes: row.reduce(0) { $0 + $1.utf8.count }, cells: row.count) { output in
            for var cell in row { cell.withUTF8 { output.write(cell: $0) } }
        }
    }

    /// The blob of the rows so far; those that follow begin another one.
    package mutating func take() -> Data {
        storage.append(contentsOf: repeatElement(0, count: 1))
        storage[end] = UInt8(ascii: "]")
        defer { (end, rowCount) = (1, 0) }
        return Data(storage[...end])
    }

    private mutating func add(bytes: Int, cells: Int, _ body: (inout RowOutput) -> Void) {
        // Each byte may need an escape, each cell has quotes and a comma, and the row its brackets and a comma.
        let needed = end + JSONEscape.longest * bytes + 3 * cells + 3
        if storage.count < needed {
            storage.append(contentsOf: repeatElement(0, count: max(needed, 2 * storage.count) - storage.count))
        }
        let (start, isFirst) = (end, rowCount == 0)
        end = storage.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return start }
            var output = RowOutput(next: base + start)
            if !isFirst { output.put(UInt8(ascii: ",")) }
            output.put(UInt8(ascii: "["))
            body(&output)
            output.put(UInt8(ascii: "]"))
            return output.next - base
        }
        rowCount += 1
    }
}

/// Where a row is written to; there is room for all of it.
private struct RowOutput {
    private(set) var next: UnsafeMutablePointer<UInt8>
    private var hasCells = false

    init(next: UnsafeMutablePointer<UInt8>) {
        self.next = next
    }

    @inline(__always)
    mutating func put(_ byte: UInt8) {
        next.pointee = byte
        next += 1
    }

    @inline(__always)
    mutating func write(cell: UnsafeBufferPointer<UInt8>) {
        if hasCells { put(UInt8(ascii: ",")) }
        hasCells = true
        put(UInt8(ascii: "\""))
        if let base = cell.baseAddress {
            var run = 0
            while true {
                let stop = ByteScan.endOfPlainText(base, from: run, to: cell.count)
                next.update(from: base + run, count: stop - run)
                next += stop - run
                guard stop < cell.count else { break }
                for byte in JSONEscape.of(base[stop]) { put(byte) }
                run = stop + 1
            }
        }
        put(UInt8(ascii: "\""))
    }
}

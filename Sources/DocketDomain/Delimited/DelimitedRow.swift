/// One row of a delimited text: the bytes of its fields, one after another. It is read into again and again, so that a
/// row costs no memory of its own.
package final class DelimitedRow {
    private var storage = UnsafeMutablePointer<UInt8>.allocate(capacity: 4096)
    private var capacity = 4096
    /// How many bytes all its fields have.
    package private(set) var byteCount = 0
    /// Where each field ends; it begins where the one before it ends.
    private var ends: [Int] = []

    package init() {}

    deinit { storage.deallocate() }

    /// How many fields it has.
    package var count: Int { ends.count }

    /// A field, until the next row is read.
    package func bytes(of field: Int) -> UnsafeBufferPointer<UInt8> {
        let start = field == 0 ? 0 : ends[field - 1]
        return UnsafeBufferPointer(start: storage + start, count: ends[field] - start)
    }

    package subscript(field: Int) -> String { String(decoding: bytes(of: field), as: UTF8.self) }

    /// All its fields.
    package var fields: [String] { ends.indices.map { self[$0] } }

    func clear() {
        byteCount = 0
        ends.removeAll(keepingCapacity: true)
    }

    func append(_ bytes: UnsafePointer<UInt8>, count: Int) {
        if byteCount + count > capacity { grow(to: byteCount + count) }
        (storage + byteCount).update(from: bytes, count: count)
        byteCount += count
    }

    func endField() { ends.append(byteCount) }

    /// Whether there is anything but blanks from a byte on.
    func hasText(from start: Int) -> Bool {
        UnsafeBufferPointer(start: storage + start, count: byteCount - start).contains { $0 != UInt8(ascii: " ") }
    }

    private func grow(to count: Int) {
        let larger = max(count, 2 * capacity)
        let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        new.update(from: storage, count: byteCount)
        storage.deallocate()
        (storage, capacity) = (new, larger)
    }
}

internal import Foundation

/// The lines of a text as CommonMark ends them (LF, CR, CR LF), without their ends.
struct SourceLines: Sequence, IteratorProtocol {
    private let text: UnsafeBufferPointer<UInt8>
    private let hasCarriageReturn: Bool
    private var position = 0

    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        hasCarriageReturn = text.firstIndex(of: UInt8(ascii: "\r"), from: 0) != nil
    }

    mutating func next() -> UnsafeBufferPointer<UInt8>? {
        guard position < text.count else { return nil }
        let start = position
        let end = endOfLine(from: start)
        position = end + 1
        if end + 1 < text.count && text[end] == UInt8(ascii: "\r") && text[end + 1] == UInt8(ascii: "\n") {
            position += 1
        }
        return UnsafeBufferPointer(rebasing: text[start..<end])
    }

    private func endOfLine(from start: Int) -> Int {
        guard hasCarriageReturn else {
            return text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
        }
        var index = start
        while index < text.count && text[index] != UInt8(ascii: "\n") && text[index] != UInt8(ascii: "\r") {
            index += 1
        }
        return index
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The place of the first `byte` at or after `start`, found by the C library, which is much faster than a loop.
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        guard start < count, let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}

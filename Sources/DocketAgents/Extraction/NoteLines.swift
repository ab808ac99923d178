/// The lines of a text as ranges of its bytes, without their ends.
struct NoteLines: Sequence {
    let bytes: [UInt8]

    func makeIterator() -> AnyIterator<Range<Int>> {
        var start = 0
        return AnyIterator {
            guard start < bytes.count else { return nil }
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let isReturned = end > start && bytes[end - 1] == UInt8(ascii: "\r")
            defer { start = end + 1 }
            return start..<(isReturned ? end - 1 : end)
        }
    }
}

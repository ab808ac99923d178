/// What a search looks for: some text, wherever it stands and however it is capitalised.
package struct TextPattern: Hashable, Sendable {
    /// As it was typed.
    package let text: String
    private let needle: [UInt8]

    /// Nil for an empty text, which would be found everywhere.
    package init?(_ text: String) {
        guard !text.isEmpty else { return nil }
        self.text = text
        needle = FoldedText.bytes(text)
    }

    /// Whether it occurs in a text.
    package func occurs(in text: String) -> Bool {
        let inPlain = text.utf8.withContiguousStorageIfAvailable { utf8 -> Bool? in
            Self.isPlain(utf8) ? find(in: utf8, from: 0, fold: FoldedText.lowercased) != nil : nil
        }
        if let inPlain, let answer = inPlain { return answer }
        var folded: [UInt8] = []
        FoldedText.append(text, to: &folded)
        return folded.withUnsafeBufferPointer { find(in: $0, from: 0, fold: { $0 }) != nil }
    }

    /// Where it occurs, without overlaps, as ranges of UTF-8 offsets that never split a character.
    package func ranges(in text: String) -> [Range<Int>] {
        let inPlain = text.utf8.withContiguousStorageIfAvailable { utf8 -> [Range<Int>]? in
            Self.isPlain(utf8) ? all(in: utf8, fold: FoldedText.lowercased) : nil
        }
        if let inPlain, let ranges = inPlain { return ranges }
        // Folding may change lengths, so each folded byte knows the character that it came from.
        var folded: [UInt8] = []
        var starts: [Int] = []
        var ends: [Int] = []
        var offset = 0
        for character in text {
            let length = character.utf8.count
            folded.append(contentsOf: character.lowercased().utf8)
            while starts.count < folded.count {
                starts.append(offset)
                ends.append(offset + length)
            }
            offset += length
        }
        return folded.withUnsafeBufferPointer { all(in: $0, fold: { $0 }) }
            .map { starts[$0.lowerBound]..<ends[$0.upperBound - 1] }
    }

    private static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        utf8.allSatisfy { $0 < 0x80 }
    }

    private func all(in bytes: UnsafeBufferPointer<UInt8>, fold: (UInt8) -> UInt8) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        while let found = find(in: bytes, from: start, fold: fold) {
            ranges.append(found..<found + needle.count)
            start = found + needle.count
        }
        return ranges
    }

    @inline(__always)
    private func find(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, fold: (UInt8) -> UInt8) -> Int? {
        needle.withUnsafeBufferPointer { needle in
            let last = bytes.count - needle.count
            guard start <= last else { return nil }
            let first = needle[0]
            var index = start
            while index <= last {
                if fold(bytes[index]) == first {
                    var offset = 1
                    while offset < needle.count, fold(bytes[index + offset]) == needle[offset] { offset += 1 }
                    if offset == needle.count { return index }
                }
                index += 1
            }
            return nil
        }
    }
}

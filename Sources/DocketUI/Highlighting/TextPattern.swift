/// What a search looks for: some text, or any of several, wherever it stands and however it is capitalised.
package struct TextPattern: Hashable, Sendable {
    /// As it was typed.
    package let text: String
    private let needles: [[UInt8]]

    /// Nil for an empty text, which would be found everywhere.
    package init?(_ text: String) {
        self.init(text, anyOf: [text])
    }

    /// - Parameter words: What is looked for; where one is found, the others need not be there.
    package init?(_ text: String, anyOf words: [String]) {
        var needles: [[UInt8]] = []
        for word in words {
            let needle = FoldedText.bytes(word)
            if !needle.isEmpty, !needles.contains(needle) { needles.append(needle) }
        }
        guard !needles.isEmpty else { return nil }
        self.text = text
        self.needles = needles
    }

    /// Whether there are several texts, of which one place may have some and another all.
    package var hasSeveral: Bool { needles.count > 1 }

    /// Whether it occurs in a text.
    package func occurs(in text: String) -> Bool {
        Self.folding(text) { bytes, fold in
            needles.contains { Self.find($0, in: bytes, from: 0, fold: fold) != nil }
        }
    }

    /// Whether all of its texts occur, each in one of some texts.
    package func occursWholly(in texts: [String]) -> Bool {
        needles.allSatisfy { needle in
            texts.contains { text in
                Self.folding(text) { Self.find(needle, in: $0, from: 0, fold: $1) != nil }
            }
        }
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

    /// Gives the bytes of a text, and what folds each of them.
    private static func folding(
        _ text: String, _ body: (UnsafeBufferPointer<UInt8>, (UInt8) -> UInt8) -> Bool
    ) -> Bool {
        let inPlain = text.utf8.withContiguousStorageIfAvailable { utf8 -> Bool? in
            isPlain(utf8) ? body(utf8, FoldedText.lowercased) : nil
        }
        if let inPlain, let answer = inPlain { return answer }
        var folded: [UInt8] = []
        FoldedText.append(text, to: &folded)
        return folded.withUnsafeBufferPointer { body($0, { $0 }) }
    }

    private static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        utf8.allSatisfy { $0 < 0x80 }
    }

    private func all(in bytes: UnsafeBufferPointer<UInt8>, fold: (UInt8) -> UInt8) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for needle in needles {
            var start = 0
            while let place = Self.find(needle, in: bytes, from: start, fold: fold) {
                found.append(place..<place + needle.count)
                start = place + needle.count
            }
        }
        guard hasSeveral else { return found }
        found.sort { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
        return found.reduce(into: []) { kept, range in
            if kept.last.map({ $0.upperBound <= range.lowerBound }) ?? true { kept.append(range) }
        }
    }

    @inline(__always)
    private static func find(
        _ needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int, fold: (UInt8) -> UInt8
    ) -> Int? {
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

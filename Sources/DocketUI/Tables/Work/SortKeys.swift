/// What rows are sorted by in one column: a number for each row that orders all but long texts, and the texts.
///
/// A number or date is its own bits, arranged so that they compare as the number does. A text is its first seven
/// folded bytes; only rows that agree in those are compared further.
struct SortKeys {
    private let column: Int
    private let format: ColumnFormat
    private let isDescending: Bool
    private var keys: [UInt64] = []
    /// The folded texts, one behind the other.
    private var texts: [UInt8] = []
    /// Where each row's text ends; it starts where the one before it ends.
    private var ends: [Int] = []

    private static let prefixBits: UInt64 = (1 << 56) - 1
    /// In a text column the highest byte of a key tells texts from missing ones.
    private static let missingText: UInt64 = 1 << 56
    /// In a typed column no number has these bits, ascending or descending.
    private static let text = UInt64.max - 1
    private static let missing = UInt64.max

    init(_ sort: TableSort, format: ColumnFormat) {
        column = sort.column
        self.format = format
        isDescending = sort.direction == .descending
    }

    mutating func add(_ row: [String]) {
        let cell = column < row.count ? row[column] : ""
        let value = CellValue(cell, as: format)
        switch value {
        case .number(let number):
            let key = Self.ordered(number)
            keys.append(isDescending ? ~key : key)
        case .text:
            let start = texts.count
            FoldedText.append(cell, to: &texts)
            keys.append(format.kind == .text ? prefix(from: start) : Self.text)
        case .missing:
            keys.append(format.kind == .text ? Self.missingText : Self.missing)
        }
        ends.append(texts.count)
    }

    /// Brings slots (places among the rows that were added) into order, equal ones as they were.
    func sort(_ slots: inout [UInt32]) {
        var pairs = slots.map { RadixSort.Pair(key: keys[Int($0)], slot: $0) }
        RadixSort.sort(&pairs)
        if !texts.isEmpty { sortTexts(&pairs) }
        for index in pairs.indices {
            slots[index] = pairs[index].slot
        }
    }

    /// A double's bits, arranged so that they compare as unsigned numbers like the doubles do.
    private static func ordered(_ number: Double) -> UInt64 {
        // Zero has two signs but one place.
        let bits = number == 0 ? 0 : number.bitPattern
        return bits >> 63 == 1 ? ~bits : bits | 1 << 63
    }

    private func prefix(from start: Int) -> UInt64 {
        var key: UInt64 = 0
        for offset in 0..<7 {
            key = key << 8 | (start + offset < texts.count ? UInt64(texts[start + offset]) : 0)
        }
        return isDescending ? ~key & Self.prefixBits : key
    }

    private func isText(_ key: UInt64) -> Bool {
        format.kind == .text ? key < Self.missingText : key == Self.text
    }

    /// Sorts each run of texts with the same key by all of their bytes.
    private func sortTexts(_ pairs: inout [RadixSort.Pair]) {
        var start = 0
        while start < pairs.count {
            var end = start + 1
            while end < pairs.count, pairs[end].key == pairs[start].key { end += 1 }
            if end - start > 1, isText(pairs[start].key) {
                sortRun(&pairs[start..<end])
            }
            start = end
        }
    }

    private func sortRun(_ run: inout ArraySlice<RadixSort.Pair>) {
        texts.withUnsafeBufferPointer { texts in
            // The place in the run keeps equal texts in the order that they had.
            let placed = run.enumerated().map { (slot: $1.slot, place: $0) }.sorted { left, right in
                let order = compare(text(left.slot, in: texts), text(right.slot, in: texts))
                if order == 0 { return left.place < right.place }
                return (order < 0) != isDescending
            }
            for (index, element) in zip(run.indices, placed) {
                run[index].slot = element.slot
            }
        }
    }

    private func text(_ slot: UInt32, in texts: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let slot = Int(slot)
        return UnsafeBufferPointer(rebasing: texts[(slot == 0 ? 0 : ends[slot - 1])..<ends[slot]])
    }

    private func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        let count = min(left.count, right.count)
        var index = 0
        while index < count {
            if left[index] != right[index] { return left[index] < right[index] ? -1 : 1 }
            index += 1
        }
        return left.count - right.count
    }
}

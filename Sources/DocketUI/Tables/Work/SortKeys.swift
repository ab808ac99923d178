import DocketDomain

/// What rows are sorted by in one column: a number for each row that orders nearly all, and what orders the rest.
///
/// A number is the bits of the nearest one of the machine's, arranged so that they compare as the number does; a date its
/// moment. A text is the first seven bytes of its `CollationKey`. Only rows that agree in those are compared further.
struct SortKeys {
    private let column: Int
    private let reading: ColumnReading
    private let isDescending: Bool
    private let isTyped: Bool
    private var collation = CollationKey()
    private var keys: [UInt64] = []
    /// The keys of texts, one behind the other.
    private var texts: [UInt8] = []
    /// Where each row's text ends; it starts where the one before it ends.
    private var ends: [Int] = []
    /// Numbers of more digits than tell the machine's numbers apart, by their slots.
    private var exact: [UInt32: DecimalNumber] = [:]
    /// Where there are several units: each row's place among them.
    private var ranks: [UInt64] = []

    private static let prefixBits: UInt64 = (1 << 56) - 1
    /// In a text column the highest byte of a key tells texts from missing ones.
    private static let missingText: UInt64 = 1 << 56
    /// In a typed column no number has these bits, ascending or descending.
    private static let text = UInt64.max - 1
    private static let missing = UInt64.max

    init(_ sort: TableSort, reading: ColumnReading) {
        column = sort.column
        self.reading = reading
        isDescending = sort.direction == .descending
        isTyped = reading.isNumeric || reading.isDate
    }

    mutating func add(_ row: [String]) {
        let cell = column < row.count ? row[column] : ""
        switch isTyped ? reading.value(of: cell) : CellShape.isMissing(cell) ? .missing : .text {
        case .number(let number, let unit):
            let key = Self.ordered(number.double)
            if number.isLong { exact[UInt32(keys.count)] = number }
            keys.append(isDescending ? ~key : key)
            addRank(unit)
        case .date(let moment):
            let key = UInt64(bitPattern: Int64(moment)) ^ 1 << 63
            keys.append(isDescending ? ~key : key)
        case .text, .boolean:
            let start = texts.count
            collation.append(cell, to: &texts)
            keys.append(isTyped ? Self.text : prefix(from: start))
            if !reading.hasOneUnit { ranks.append(Self.text) }
        case .missing:
            keys.append(isTyped ? Self.missing : Self.missingText)
            if !reading.hasOneUnit { ranks.append(Self.missing) }
        }
        ends.append(texts.count)
    }

    private mutating func addRank(_ unit: CellUnit) {
        guard !reading.hasOneUnit else { return }
        let rank = reading.units.firstIndex(of: unit) ?? reading.units.count
        ranks.append(UInt64(isDescending ? reading.units.count - rank : rank))
    }

    /// Brings slots (places among the rows that were added) into order, equal ones as they were.
    func sort(_ slots: inout [UInt32]) {
        var pairs = slots.map { RadixSort.Pair(key: keys[Int($0)], slot: $0) }
        RadixSort.sort(&pairs)
        if !texts.isEmpty || !exact.isEmpty { sortRuns(&pairs) }
        if !ranks.isEmpty {
            for index in pairs.indices { pairs[index].key = ranks[Int(pairs[index].slot)] }
            RadixSort.sort(&pairs)
        }
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
        isTyped ? key == Self.text : key < Self.missingText
    }

    /// Sorts each run of rows with the same key by all that there is of them.
    private func sortRuns(_ pairs: inout [RadixSort.Pair]) {
        var start = 0
        while start < pairs.count {
            var end = start + 1
            while end < pairs.count, pairs[end].key == pairs[start].key { end += 1 }
            if end - start > 1 {
                let key = pairs[start].key
                if isText(key) {
                    sortTexts(&pairs[start..<end])
                } else if isTyped, key != Self.missing, !exact.isEmpty {
                    sortNumbers(&pairs[start..<end])
                }
            }
            start = end
        }
    }

    private func sortTexts(_ run: inout ArraySlice<RadixSort.Pair>) {
        texts.withUnsafeBufferPointer { texts in
            sort(&run) { left, right in compare(text(left, in: texts), text(right, in: texts)) }
        }
    }

    private func sortNumbers(_ run: inout ArraySlice<RadixSort.Pair>) {
        guard let first = run.first, run.contains(where: { exact[$0.slot] != nil }) else { return }
        let key = isDescending ? ~first.key : first.key
        let bits = key >> 63 == 1 ? key & ~(1 << 63) : ~key
        // What has few digits is what the machine writes for it.
        let short = DecimalNumber("\(Double(bitPattern: bits))") ?? DecimalNumber(0)
        sort(&run) { left, right in
            let (left, right) = (exact[left] ?? short, exact[right] ?? short)
            return left < right ? -1 : left == right ? 0 : 1
        }
    }

    private func sort(_ run: inout ArraySlice<RadixSort.Pair>, by order: (UInt32, UInt32) -> Int) {
        // The place in the run keeps equal ones in the order that they had.
        let placed = run.enumerated().map { (slot: $1.slot, place: $0) }.sorted { left, right in
            let order = order(left.slot, right.slot)
            if order == 0 { return left.place < right.place }
            return (order < 0) != isDescending
        }
        for (index, element) in zip(run.indices, placed) {
            run[index].slot = element.slot
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

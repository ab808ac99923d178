/// Tells in tables of what was and what is which cells hold no longer.
struct NoteTable {
    private let bytes: [UInt8]
    private let rules: ExtractionRules.Layout
    /// Which cells of a row are the older and the newer ones, and how many a row has.
    private var columns: (old: Int, new: Int, count: Int)?

    init(bytes: [UInt8], rules: ExtractionRules.Layout) {
        self.bytes = bytes
        self.rules = rules
    }

    /// The parts of a line that hold: all of it where it is no row of such a table.
    mutating func parts(of line: Range<Int>) -> [Range<Int>] {
        let cells = cells(of: line)
        guard cells.count > 2 else {
            columns = nil
            return [line]
        }
        let texts = cells.map { String(String(decoding: bytes[$0], as: UTF8.self).trimmed).lowercased() }
        if let old = texts.firstIndex(where: { isAny(rules.olderCells, of: $0) }),
            let new = texts.firstIndex(where: { isAny(rules.newerCells, of: $0) }), old != new
        {
            columns = (old, new, cells.count)
            return [line]
        }
        guard let columns, cells.count == columns.count else { return [line] }
        let isSame = texts[columns.new].isEmpty || isAny(rules.sameCells, of: texts[columns.new])
        let gone = cells[isSame ? columns.new : columns.old]
        let parts = [line.lowerBound..<gone.lowerBound, min(gone.upperBound + 1, line.upperBound)..<line.upperBound]
        return parts.filter { !$0.isEmpty }
    }

    private func isAny(_ phrases: [String], of text: String) -> Bool { phrases.contains { text.hasPrefix($0) } }

    /// What stands between the borders of a line, but for borders at its ends.
    private func cells(of line: Range<Int>) -> [Range<Int>] {
        let border = UInt8(ascii: "|")
        var cells = bytes[line].split(separator: border, omittingEmptySubsequences: false).map { $0.indices }
        if let first = cells.first, bytes[first].allSatisfy({ $0 <= 0x20 }) { cells.removeFirst() }
        if let last = cells.last, bytes[last].allSatisfy({ $0 <= 0x20 }) { cells.removeLast() }
        return cells
    }
}

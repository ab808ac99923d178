/// Rows of a line that is being edited: unlike rows for reading, they keep every blank, so that each character
/// has its place.
enum SoftWrap {
    /// The characters of each row; the last row has room for a cursor after its text.
    static func rows(of characters: [Character], width: Int) -> [Range<Int>] {
        let width = max(1, width)
        var rows: [Range<Int>] = []
        var start = 0
        var used = 0
        var gap = FlagGap()
        var afterBlank: Int?
        var index = 0
        while index < characters.count {
            let columns = columns(of: characters[index], &gap)
            if used + columns > width, used > 0 {
                let end = afterBlank.map { $0 > start ? $0 : index } ?? index
                rows.append(start..<end)
                start = end
                gap = FlagGap()
                used = self.columns(characters[start..<index], &gap)
                afterBlank = nil
                continue
            }
            used += columns
            index += 1
            if characters[index - 1] == " " { afterBlank = index }
        }
        rows.append(start..<characters.count)
        if used >= width { rows.append(characters.count..<characters.count) }
        return rows
    }

    /// The row that a cursor is in.
    static func place(of cursor: Int, in rows: [Range<Int>]) -> Int {
        rows.lastIndex { $0.lowerBound <= cursor } ?? 0
    }

    /// The character of a row that is nearest to a column, before the character that ends the row.
    static func character(atColumn column: Int, of characters: [Character], in rows: [Range<Int>], row: Int) -> Int {
        let range = rows[row]
        let last = row == rows.count - 1 ? range.upperBound : max(range.lowerBound, range.upperBound - 1)
        var used = 0
        var gap = FlagGap()
        var index = range.lowerBound
        while index < last {
            let width = columns(of: characters[index], &gap)
            if used + width > column { break }
            used += width
            index += 1
        }
        return index
    }

    static func columns(_ characters: ArraySlice<Character>) -> Int {
        var gap = FlagGap()
        return columns(characters, &gap)
    }

    private static func columns(_ characters: ArraySlice<Character>, _ gap: inout FlagGap) -> Int {
        characters.reduce(0) { $0 + columns(of: $1, &gap) }
    }

    private static func columns(of character: Character, _ gap: inout FlagGap) -> Int {
        if let byte = character.asciiValue { return gap.columns(before: byte) + 1 }
        return gap.columns(before: character) + GlyphReader(widths: .standard).width(of: character)
    }
}

import DocketDomain

/// The glyphs of some texts, broken into lines. It is filled anew for each row and keeps its room.
struct PlainText {
    struct Line {
        var start: Int
        var end: Int
        /// Without the blanks at its end.
        var width: Double
    }

    struct Glyph {
        let index: UInt32
        let kind: Kind
        let advance: Double
    }

    enum Kind: UInt8 {
        case plain, blank, lineEnd
        /// A line may end after it.
        case joint

        /// - Parameter byte: Of printable ASCII.
        @inline(__always)
        init(_ byte: UInt8) {
            switch byte {
            case 0x20: self = .blank
            case 0x2D, 0x2F: self = .joint
            default: self = .plain
            }
        }
    }

    private(set) var glyphs: [Glyph] = []
    private(set) var lines: [Line] = []

    /// Adds glyphs of a text without breaking it into lines; `breakIntoLines` does that for all that was added. Marks
    /// stand on the letters before them, wherever the font draws them.
    ///
    /// - Returns: Whether it needs no shaping.
    mutating func addGlyphs(_ text: String, _ font: PlainFont) -> Bool { append(text, font, withMarks: true) }

    /// Breaks all glyphs into lines.
    mutating func breakIntoLines(width: Double) { breakLines(from: 0, width: width) }

    mutating func removeAll() {
        glyphs.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
    }

    /// Adds a text, broken to a width.
    ///
    /// - Returns: Which lines it has; nil where it needs shaping.
    mutating func add(_ text: String, _ font: PlainFont, width: Double) -> Range<Int>? {
        let start = glyphs.count
        let first = lines.count
        if let line = addASCII(text, font) {
            if line.width <= width { lines.append(line) } else { breakLines(from: start, width: width) }
            return first..<lines.count
        }
        wasReturn = false
        guard append(text, font) else {
            glyphs.removeLast(glyphs.count - start)
            return nil
        }
        breakLines(from: start, width: width)
        return first..<lines.count
    }

    /// Adds a text of printable ASCII.
    ///
    /// - Returns: All of it as one line; nil where it is another text, of which nothing was added.
    private mutating func addASCII(_ text: String, _ font: PlainFont) -> Line? {
        let start = glyphs.count
        let known = font.ascii
        var line = Line(start: start, end: start, width: 0)
        var width = 0.0
        let isASCII = text.withBytes { bytes in
            for byte in bytes {
                guard PlainFont.isASCII(byte) else { return false }
                let glyph = known[Int(byte &- PlainFont.firstASCII)]
                let kind = Kind(byte)
                glyphs.append(Glyph(index: glyph.index, kind: kind, advance: glyph.advance))
                width += glyph.advance
                if kind != .blank { (line.end, line.width) = (glyphs.count, width) }
            }
            return true
        }
        if isASCII { return line }
        glyphs.removeLast(glyphs.count - start)
        return nil
    }

    /// The width of the glyphs in a range.
    func width(_ range: Range<Int>) -> Double {
        var width = 0.0
        for index in range { width += glyphs[index].advance }
        return width
    }

    /// The width of a cell's first bytes, whose glyphs begin at an index: digits, marks and currencies have one for each
    /// character.
    func width(of cell: String, to end: Int, from start: Int = 0) -> Double {
        let characters = cell.utf8.prefix(end).count { $0 & 0xC0 != 0x80 }
        return width(start..<min(start + characters, glyphs.count))
    }

    /// Whether a line may be broken at a glyph.
    func isBreak(_ index: Int) -> Bool { glyphs[index].kind != .plain }

    private mutating func append(_ text: String, _ font: PlainFont, withMarks: Bool = false) -> Bool {
        let isASCII = text.withBytes { bytes in
            for byte in bytes {
                guard byte < 0x80 else { return false }
                append(UInt32(byte), font.glyph(UInt32(byte)), font)
            }
            return true
        }
        if isASCII { return true }
        let done = text.utf8.prefix { $0 < 0x80 }.count
        for scalar in text.unicodeScalars.dropFirst(done) {
            if withMarks, PlainFont.isJoiner(scalar.value) { continue }
            let glyph = withMarks && PlainFont.isMark(scalar.value) ? font.mark(scalar.value) : font.glyph(scalar.value)
            guard glyph.index != 0 || scalar.value < 0xA0 else { return false }
            append(scalar.value, glyph, font)
        }
        return true
    }

    @inline(__always)
    private mutating func append(_ scalar: UInt32, _ glyph: PlainFont.Glyph, _ font: PlainFont) {
        var kind = Kind.plain
        var glyph = glyph
        switch scalar {
        case 0x20..<0x7F: kind = Kind(UInt8(scalar))
        case 0x0A, 0x0D:
            if scalar == 0x0A, glyphs.last?.kind == .lineEnd, wasReturn {
                wasReturn = false
                return
            }
            wasReturn = scalar == 0x0D
            kind = .lineEnd
        case 0x09:
            kind = .blank
            glyph = font.glyph(0x20)
        // Other controls have no glyph.
        case 0..<0x20, 0x7F..<0xA0: return
        default: break
        }
        glyphs.append(Glyph(index: glyph.index, kind: kind, advance: glyph.advance))
    }

    private var wasReturn = false

    private mutating func breakLines(from first: Int, width available: Double) {
        var start = first
        var width = 0.0
        /// Where a line may begin, and how wide the one before it would be.
        var chance: (next: Int, end: Int, width: Double, whole: Double)?
        var index = first
        let count = glyphs.count
        while index < count {
            let advance = glyphs[index].advance
            switch glyphs[index].kind {
            case .lineEnd:
                endLine(start, index)
                start = index + 1
                width = 0
                chance = nil
            case .blank:
                chance = (index + 1, index, width, width + advance)
                width += advance
            case .plain, .joint:
                if width + advance > available, index > start {
                    if let place = chance {
                        lines.append(Line(start: start, end: place.end, width: place.width))
                        start = place.next
                        width -= place.whole
                    } else {
                        lines.append(Line(start: start, end: index, width: width))
                        start = index
                        width = 0
                    }
                    chance = nil
                    // What was carried over may still be too long for a line.
                    continue
                }
                width += advance
                if glyphs[index].kind == .joint { chance = (index + 1, index + 1, width, width) }
            }
            index += 1
        }
        endLine(start, count)
    }

    private mutating func endLine(_ start: Int, _ end: Int) {
        var end = end
        while end > start, glyphs[end - 1].kind == .blank { end -= 1 }
        lines.append(Line(start: start, end: end, width: width(start..<end)))
    }
}

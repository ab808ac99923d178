import TerminalKit

extension TextWidth {
    /// Widths that depend on no library: enough of Unicode for the texts of these tests.
    static let fixed = TextWidth { value in
        switch value {
        case 0: 0
        case 1..<0x20, 0x7F..<0xA0, 0x378: -1
        case 0x300...0x36F, 0x20E3, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF,
            0x1160...0x11FF, 0x93F, 0x94D, 0xE34...0xE3A, 0xE47...0xE4E, 0xE0000...0xE0FFF:
            0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60,
            0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}

extension Frame {
    /// A frame of fixed widths with one text in its first row.
    init(_ text: String, width: Int) {
        self.init(size: Size(width: width, height: 1), widths: .fixed)
        write(text, at: Point(x: 0, y: 0))
    }

    /// Whether every wide glyph has its second column, in the same style, and no second column stands alone.
    var isWhole: Bool {
        bounds.rows.allSatisfy { y in
            bounds.columns.allSatisfy { x in
                let cell = self[x, y]
                if cell.glyph.isContinuation { return x > 0 && self[x - 1, y].glyph.width == 2 }
                guard cell.glyph.width == 2 else { return true }
                return x + 1 < size.width && self[x + 1, y].glyph.isContinuation
                    && self[x + 1, y].style == cell.style
            }
        }
    }
}

import DocketDomain

/// How wide a text of printable ASCII is on one line, found without setting it.
struct PlainExtent {
    /// With the blanks at its end.
    private(set) var whole = 0.0
    /// Without the blanks at its end.
    private(set) var line = 0.0
    /// The widest stretch that should not be broken.
    private(set) var word = 0.0

    /// Nil where the text has other characters, or more than one line.
    init?(_ text: String, _ font: PlainFont) {
        guard text.withBytes({ add($0, font.ascii) }) else { return nil }
    }

    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ glyphs: [PlainFont.Glyph]) -> Bool {
        var word = 0.0
        for byte in bytes {
            guard PlainFont.isASCII(byte) else { return false }
            let advance = glyphs[Int(byte &- PlainFont.firstASCII)].advance
            whole += advance
            if byte != UInt8(ascii: " ") { line = whole }
            if PlainText.Kind(byte) == .plain {
                word += advance
            } else {
                self.word = max(self.word, word)
                word = 0
            }
        }
        self.word = max(self.word, word)
        return true
    }

    /// The width of a text's first bytes, all of them printable ASCII.
    static func width(of text: String, to end: Int, _ font: PlainFont) -> Double {
        let glyphs = font.ascii
        return text.withBytes { bytes in
            bytes.prefix(end).reduce(0) { $0 + glyphs[Int($1 &- PlainFont.firstASCII)].advance }
        }
    }
}

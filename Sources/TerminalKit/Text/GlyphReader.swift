/// Turns text into what cells show, by the rules of SCREENS.md, "Text in cells".
///
/// This is the last line of defence of the screen: whatever the text holds, no control, no reordering and
/// nothing that moves a column comes out.
struct GlyphReader {
    let widths: TextWidth

    /// Calls `body` with each glyph until it answers false; answers whether the text was read to its end.
    @discardableResult
    func read(_ text: Substring, _ body: (Glyph) -> Bool) -> Bool {
        let whole = text.utf8.withContiguousStorageIfAvailable { bytes in
            readBytes(bytes, of: text, body)
        }
        return whole ?? readClusters(of: text, body)
    }

    /// Two neighbouring ASCII characters never share a cluster, so everything between such pairs stands alone.
    private func readBytes(
        _ bytes: UnsafeBufferPointer<UInt8>, of text: Substring, _ body: (Glyph) -> Bool
    ) -> Bool {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80, index + 1 == bytes.count || bytes[index + 1] < 0x80 {
                guard body(Self.glyph(ascii: byte)) else { return false }
                index += 1
                continue
            }
            var end = index + 1
            while end < bytes.count, bytes[end - 1] >= 0x80 || bytes[end] >= 0x80 {
                end += 1
                // A long stretch is left to the lazy walk, which stops where the caller does.
                if end - index > 4096 { end = bytes.count }
            }
            let start = text.utf8.index(text.startIndex, offsetBy: index)
            let stop = text.utf8.index(start, offsetBy: end - index)
            guard readClusters(of: text[start..<stop], body) else { return false }
            index = end
        }
        return true
    }

    private func readClusters(of text: Substring, _ body: (Glyph) -> Bool) -> Bool {
        for character in text {
            guard read(cluster: character, body) else { return false }
        }
        return true
    }

    private static func glyph(ascii byte: UInt8) -> Glyph {
        switch byte {
        case 0x20..<0x7F: Glyph(ascii: byte)
        case 0x09: .blank
        default: Glyph(Unicode.Scalar(byte).controlPicture, width: 1)
        }
    }

    /// The glyphs of one grapheme cluster: one as a rule, several for conjuncts, none when nothing is visible.
    private func read(cluster: Character, _ body: (Glyph) -> Bool) -> Bool {
        var pending: Glyph?
        var afterJoiner = false
        for scalar in cluster.unicodeScalars {
            switch ScalarKind(scalar) {
            case .control, .separator:
                if let glyph = pending.take(), !body(glyph) { return false }
                let mark = scalar == "\t" ? Glyph.blank : Glyph(scalar.controlPicture, width: 1)
                guard body(mark) else { return false }
            case .joiner:
                afterJoiner = true
            case .bidi, .selector, .invisible:
                break
            case .shown:
                let width = widths.width(of: scalar)
                if width == 0 {
                    if pending == nil { pending = .blank }
                    pending?.join(scalar)
                } else if let glyph = pending {
                    if isTail(scalar, of: glyph.base, afterJoiner: afterJoiner) { return body(glyph) }
                    guard body(glyph) else { return false }
                    pending = Self.spacing(scalar, width: width)
                } else {
                    pending = Self.spacing(scalar, width: width)
                }
                afterJoiner = false
            }
        }
        if let pending { return body(pending) }
        return true
    }

    private static func spacing(_ scalar: Unicode.Scalar, width: Int) -> Glyph {
        width < 0 ? Glyph("\u{FFFD}", width: 1) : Glyph(scalar, width: min(width, 2))
    }

    /// Whether a spacing scalar belongs to an emoji sequence that is drawn as its base only.
    private func isTail(_ scalar: Unicode.Scalar, of base: Unicode.Scalar, afterJoiner: Bool) -> Bool {
        if scalar.isSkinTone { return base.isPictograph }
        if scalar.isRegionalIndicator { return base.isRegionalIndicator }
        return afterJoiner && !scalar.properties.isAlphabetic
    }
}

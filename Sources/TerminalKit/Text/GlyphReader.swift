/// Turns text into what cells show.
///
/// This is the last line of defence of the screen: whatever the text holds, no control, no reordering and
/// nothing that moves a column comes out.
struct GlyphReader {
    let widths: TextWidth

    /// Calls `body` with each glyph until it answers false; answers whether the text was read to its end.
    @discardableResult
    @inline(__always)
    func read(_ text: Substring, _ body: (Glyph) -> Bool) -> Bool {
        var gap = FlagGap()
        return ClusterReader.read(
            text,
            ascii: { byte in
                if gap.columns(before: byte) > 0, !body(.blank) { return false }
                return body(Self.glyph(ascii: byte))
            },
            lone: { scalar in
                if gap.columns(before: scalar) > 0, !body(.blank) { return false }
                return body(glyph(of: scalar))
            },
            cluster: { cluster in
                if gap.columns(before: cluster) > 0, !body(.blank) { return false }
                return read(cluster: cluster, body)
            })
    }

    /// What shows a scalar that is drawn, and a cluster by itself.
    private func glyph(of scalar: Unicode.Scalar) -> Glyph {
        let width = widths.width(of: scalar)
        guard width == 0 else { return Self.spacing(scalar, width: width) }
        var glyph = Glyph.blank
        glyph.join(scalar)
        return glyph
    }

    /// Columns of such a scalar.
    func width(of scalar: Unicode.Scalar) -> Int { glyph(of: scalar).width }

    /// Columns of one grapheme cluster by itself.
    func width(of cluster: Character) -> Int {
        var width = 0
        _ = read(cluster: cluster) { glyph in
            width += glyph.width
            return true
        }
        return width
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
            case .shown where scalar.isRegionalIndicator:
                if let glyph = pending.take(), !body(glyph) { return false }
                pending = Glyph(scalar.countryLetter, width: 1)
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
        if scalar.isSkinTone {
            // By itself it would colour the emoji in the cell before it.
            return Glyph("▒", width: 1)
        }
        return width < 0 ? Glyph("\u{FFFD}", width: 1) : Glyph(scalar, width: min(width, 2))
    }

    /// Whether a spacing scalar belongs to an emoji sequence that is drawn as its base only.
    private func isTail(_ scalar: Unicode.Scalar, of base: Unicode.Scalar, afterJoiner: Bool) -> Bool {
        if scalar.isSkinTone { return base.isPictograph }
        return afterJoiner && !scalar.properties.isAlphabetic
    }
}

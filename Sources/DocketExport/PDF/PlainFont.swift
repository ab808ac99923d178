import CPangoCairo
import DocketDomain

/// A font for text that needs no shaping: each character is a glyph, and they stand one after the other. Most cells of
/// most tables are such text, and are set many times faster than pango would.
final class PlainFont {
    let scaled: OpaquePointer
    /// Of a line, in points.
    let ascent: Double
    let lineHeight: Double
    /// Those of printable ASCII, in its order.
    let ascii: [Glyph]
    private var glyphs: [Glyph]
    private var marks: [UInt32: Glyph] = [:]

    struct Glyph {
        var index: UInt32
        var advance: Double

        static let unknown = Glyph(index: .max, advance: 0)
        /// The font does not have it, or it has to be shaped.
        static let none = Glyph(index: 0, advance: 0)
    }

    /// Which font it is.
    struct Face: Hashable {
        var family = PageFonts.sans
        /// In points.
        var size: Double
        var isBold = false
        var isItalic = false
    }

    init(_ fonts: PageFonts, _ face: Face) throws(DocketError) {
        let size = face.size
        let description = PageFonts.description(face.family, size, isBold: face.isBold, isItalic: face.isItalic)
        defer { pango_font_description_free(description) }
        guard let font = pango_context_load_font(fonts.context, description) else {
            throw DocketError(.unavailable, "PDF needs a font, and none is installed.")
        }
        defer { g_object_unref(font) }
        guard let scaled = pango_cairo_font_get_scaled_font(OpaquePointer(font)) else {
            throw DocketError(.unavailable, "PDF needs a font, and none can be used.")
        }
        self.scaled = cairo_scaled_font_reference(scaled)
        var extents = cairo_font_extents_t()
        cairo_scaled_font_extents(scaled, &extents)
        lineHeight = size * 1.4
        ascent = (lineHeight - extents.ascent - extents.descent) / 2 + extents.ascent
        ascii = (Self.firstASCII...Self.lastASCII).map { Self.found(UInt32($0), scaled) }
        glyphs = Array(repeating: .unknown, count: Self.end)
    }

    deinit {
        cairo_scaled_font_destroy(scaled)
    }

    static let firstASCII = UInt8(ascii: " ")
    private static let lastASCII = UInt8(ascii: "~")

    /// Whether a byte is a printable character of ASCII.
    @inline(__always)
    static func isASCII(_ byte: UInt8) -> Bool { byte &- firstASCII <= lastASCII - firstASCII }

    /// The glyph of a character; index 0 where pango has to set the text.
    @inline(__always)
    func glyph(_ scalar: UInt32) -> Glyph {
        guard scalar < Self.end else { return .none }
        let glyph = glyphs[Int(scalar)]
        return glyph.index == .max ? load(scalar) : glyph
    }

    /// The glyph of a mark, which takes no room; index 0 where pango has to set the text.
    func mark(_ scalar: UInt32) -> Glyph {
        if let known = marks[scalar] { return known }
        var glyph = Self.found(scalar, scaled)
        glyph.advance = 0
        marks[scalar] = glyph
        return glyph
    }

    /// Whether a character is one of the marks that Latin, Greek and Cyrillic put on letters.
    @inline(__always)
    static func isMark(_ scalar: UInt32) -> Bool { 0x300...0x36F ~= scalar }

    /// Whether a character is one that is never drawn, and means nothing between letters that don't join.
    @inline(__always)
    static func isJoiner(_ scalar: UInt32) -> Bool { 0x200B...0x200D ~= scalar || scalar == 0x2060 }

    private func load(_ scalar: UInt32) -> Glyph {
        let glyph = Self.isPlain(scalar) ? Self.found(scalar, scaled) : .none
        glyphs[Int(scalar)] = glyph
        return glyph
    }

    private static func found(_ value: UInt32, _ scaled: OpaquePointer) -> Glyph {
        guard let scalar = Unicode.Scalar(value) else { return .none }
        var list: UnsafeMutablePointer<cairo_glyph_t>?
        var count: Int32 = 0
        let text = String(Character(scalar))
        let status = cairo_scaled_font_text_to_glyphs(
            scaled, 0, 0, text, Int32(text.utf8.count), &list, &count, nil, nil, nil)
        defer { cairo_glyph_free(list) }
        guard status == CAIRO_STATUS_SUCCESS, count == 1, let list, list[0].index != 0 else { return .none }
        var extents = cairo_text_extents_t()
        cairo_scaled_font_glyph_extents(scaled, list, 1, &extents)
        return Glyph(index: UInt32(list[0].index), advance: extents.x_advance)
    }

    private static let end = 0x2200

    /// Letters of Latin, Greek and Cyrillic, punctuation and signs: nothing that joins, combines, or runs to the left.
    private static func isPlain(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x24F, 0x384...0x482, 0x48A...0x52F, 0x1E00...0x1EFF, 0x2010...0x2027,
            0x202F...0x205E, 0x2070...0x209C, 0x20A0...0x20BF, 0x2100...0x214F, 0x2190...0x21FF:
            true
        default: false
        }
    }
}

import CPangoCairo
import DocketDomain
import Foundation

/// The fonts of the pages: outlines only. Coloured emoji would be embedded as small pictures that no search finds.
final class PageFonts {
    let context: OpaquePointer
    private let map: UnsafeMutablePointer<PangoFontMap>
    private var plainFonts: [PlainFont.Face: PlainFont] = [:]

    /// Arabic and Tamil are named, since other fonts have some of their letters: a word would be set in two of them.
    static let sans = "Noto Sans, Noto Sans Arabic, Noto Sans Tamil, DejaVu Sans, sans-serif"
    static let monospace = "DejaVu Sans Mono, Noto Sans Mono, monospace"

    init() throws(DocketError) {
        try ExportLibrary.pages.load()
        guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else {
            throw DocketError(.unavailable, "PDF needs pango with FreeType and fontconfig, which are not there.")
        }
        self.map = map
        let configuration = FcConfigCreate()
        let file = FcConfigFilename(nil)
        let system = file.map { String(cString: $0) } ?? "fonts.conf"
        free(file)
        let rules = """
            <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>\
            <include ignore_missing="yes">\(system)</include><selectfont><rejectfont>\
            <pattern><patelt name="color"><bool>true</bool></patelt></pattern>\
            <pattern><patelt name="scalable"><bool>false</bool></patelt></pattern>\
            </rejectfont></selectfont></fontconfig>
            """
        FcConfigParseAndLoadFromMemory(configuration, rules, 0)
        FcConfigBuildFonts(configuration)
        pango_fc_font_map_set_config(OpaquePointer(map), configuration)
        FcConfigDestroy(configuration)
        guard let context = pango_font_map_create_context(map) else {
            g_object_unref(map)
            throw DocketError(.unavailable, "PDF needs fonts, and none can be used.")
        }
        self.context = context
        // One unit of the page is a point.
        pango_cairo_context_set_resolution(context, 72)
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_context_set_round_glyph_positions(context, 0)
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(map)
    }

    /// A font for text that needs no shaping.
    func plain(_ face: PlainFont.Face) throws(DocketError) -> PlainFont {
        if let known = plainFonts[face] { return known }
        let font = try PlainFont(self, face)
        plainFonts[face] = font
        return font
    }

    /// - Parameter size: In points.
    static func description(
        _ family: String, _ size: Double, isBold: Bool = false, isItalic: Bool = false
    ) -> OpaquePointer? {
        let description = pango_font_description_new()
        pango_font_description_set_family(description, family)
        pango_font_description_set_absolute_size(description, size * Double(PANGO_SCALE))
        if isBold { pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD) }
        if isItalic { pango_font_description_set_style(description, PANGO_STYLE_ITALIC) }
        return description
    }
}

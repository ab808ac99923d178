import CPangoCairo
import DocketCharts

/// The texts of a chart, each set once: to be measured while it is laid out, and then to be painted.
final class ChartTexts {
    private let fonts: PageFonts
    private var texts: [String: Text] = [:]
    private var strongTexts: [String: Text] = [:]

    /// In points.
    static let size = 8.5

    /// A text on one line.
    private struct Text {
        /// Parts of it that stand one behind the other; most texts are one.
        let text: ShapedText
        let width: Double

        init(_ string: String, _ fonts: PageFonts, isBold: Bool) {
            text = ShapedText([ExportRun(string)], fonts, size: ChartTexts.size, isBold: isBold, width: nil)
            width = text.lines.reduce(0) { $0 + $1.width }
        }
    }

    init(_ fonts: PageFonts) {
        self.fonts = fonts
    }

    private func text(_ string: String, isBold: Bool = false) -> Text {
        if let known = isBold ? strongTexts[string] : texts[string] { return known }
        let text = Text(string, fonts, isBold: isBold)
        if isBold { strongTexts[string] = text } else { texts[string] = text }
        return text
    }

    func width(_ string: String, isBold: Bool = false) -> Double { text(string, isBold: isBold).width }

    /// Paints a text in the middle of a line of that height, in the colour that is set.
    func show(
        _ string: String, x: Double, y: Double, lineHeight: Double, isBold: Bool = false, on cairo: OpaquePointer
    ) {
        var x = x
        for line in text(string, isBold: isBold).text.lines {
            cairo_move_to(cairo, x + line.x, y + (lineHeight - line.height) / 2 + line.ascent)
            pango_cairo_show_layout_line(cairo, line.pointer)
            x += line.width
        }
    }
}

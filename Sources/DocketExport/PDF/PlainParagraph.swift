import CPangoCairo
import DocketDomain

/// Running text that needs no shaping, broken into lines: each run in the font of its look.
///
/// It is set many times faster than pango does it, and without the fine spacing between letters: for long documents.
struct PlainParagraph {
    /// Some glyphs of a line that look alike.
    struct Piece {
        let glyphs: Range<Int>
        let run: ExportRun
        let font: PlainFont
        /// From the left edge of the text.
        let x: Double
        let width: Double
    }

    private(set) var text = PlainText()
    private var spans: [(start: Int, run: ExportRun, font: PlainFont)] = []
    let ascent: Double
    let lineHeight: Double

    /// Nil where a character of it needs shaping.
    init?(_ runs: [ExportRun], _ fonts: PageFonts, family: String, size: Double, width: Double) throws(DocketError) {
        let own = try fonts.plain(PlainFont.Face(family: family, size: size))
        ascent = own.ascent
        lineHeight = own.lineHeight
        for run in runs {
            let face = PlainFont.Face(
                family: run.style.contains(.code) ? PageFonts.monospace : family, size: size,
                isBold: run.style.contains(.bold), isItalic: run.style.contains(.italic))
            let font = try fonts.plain(face)
            spans.append((text.glyphs.count, run, font))
            guard text.addGlyphs(run.shownText, font) else { return nil }
        }
        text.breakIntoLines(width: width)
    }

    var lines: [PlainText.Line] { text.lines }

    /// The pieces of a line, from left to right.
    func pieces(of line: PlainText.Line) -> [Piece] {
        guard line.start < line.end else { return [] }
        var pieces: [Piece] = []
        var index = firstSpan(at: line.start)
        var x = 0.0
        while index < spans.count, spans[index].start < line.end {
            let end = index + 1 < spans.count ? spans[index + 1].start : line.end
            let glyphs = max(spans[index].start, line.start)..<min(end, line.end)
            if !glyphs.isEmpty {
                let width = text.width(glyphs)
                pieces.append(
                    Piece(glyphs: glyphs, run: spans[index].run, font: spans[index].font, x: x, width: width))
                x += width
            }
            index += 1
        }
        return pieces
    }

    /// The last span that begins no later than a glyph, found by halving.
    private func firstSpan(at glyph: Int) -> Int {
        var low = 0
        var high = spans.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if spans[middle].start <= glyph { low = middle } else { high = middle - 1 }
        }
        return low
    }
}

import CPangoCairo
import DocketCharts

/// A chart laid out for a page, with the texts that stand in it.
struct PaperChart {
    let picture: ChartPicture
    let texts: ChartTexts
    let lineHeight: Double

    var width: Double { picture.width }
    var height: Double { picture.height }

    /// - Parameters:
    ///   - width: Of the page's text, which the chart takes unless it would be much wider than high.
    ///   - room: How high it may be.
    init(_ data: ChartData, _ fonts: PageFonts, width: Double, room: Double) {
        let height = min(width * Self.ratio, room)
        let texts = ChartTexts(fonts)
        // The layout measures one text after the other, here and now.
        nonisolated(unsafe) let ruler = texts
        var metrics = ChartMetrics.paper(
            width: min(width, height * Self.widest), height: height, fontSize: ChartTexts.size,
            measure: { ruler.width($0) })
        metrics.swatch = Self.swatch
        lineHeight = metrics.lineHeight
        picture = ChartPicture(data, metrics)
        self.texts = texts
    }

    /// Paints it, its upper left corner at the origin.
    func paint(on cairo: OpaquePointer) {
        ChartPainter(picture: picture, texts: texts, lineHeight: lineHeight, cairo: cairo).paint()
    }

    /// Height by width.
    private static let ratio = 0.58
    /// Width by height, where a page has little room.
    private static let widest = 2.6
    /// Long enough for dashes.
    private static let swatch = 20.0
}

import DocketCharts
import DocketDomain

/// A chart as SVG that needs nothing beside it: its looks are inside, one element with the class `mark` stands for each
/// value that is drawn, and says which one it is when it is pointed at.
struct ChartDrawing {
    let picture: ChartPicture
    private let title: String
    private let description: String
    /// What the names of its parts begin with.
    let name: String
    let lineHeight: Double
    /// What the values that are drawn say, in the order of the stops.
    let readings: [Reading]

    struct Reading {
        let series: Int?
        let text: String
    }

    /// In the units of the picture, which are those of the page's text.
    static let fontSize = 12.0
    private static let width = 760.0

    init(_ data: ChartData, name: String) {
        let metrics = ChartMetrics.paper(
            width: Self.width, height: Self.height(data), fontSize: Self.fontSize, measure: { Self.measure($0) })
        picture = ChartPicture(data, metrics)
        lineHeight = metrics.lineHeight
        title = ChartText.oneLine(data.title)
        description = data.alternativeText
        self.name = name
        readings = picture.stops.flatMap { [hasSeries = picture.series.count > 1] stop in
            stop.readings.map { reading in
                let series = hasSeries ? "\(stop.label) · \(reading.name)" : stop.label
                return Reading(series: reading.series?.index, text: "\(series): \(reading.value)")
            }
        }
    }

    /// Bars below each other get the room that they need, within limits.
    private static func height(_ data: ChartData) -> Double {
        guard data.specification.type.isHorizontal, case .table(let table) = data.content else { return 420 }
        let bars = table.keys.count * (data.specification.type.isStacked ? 1 : table.series.count)
        return min(max(420, Double(bars) * 18 + 140), 1400)
    }

    /// Wide enough for whatever font the reader has.
    static func measure(_ text: String) -> Double {
        var extent = CharacterExtent()
        extent.add(text)
        return extent.line * fontSize * 0.58
    }

    func append(to buffer: inout [UInt8]) {
        var writer = SVGWriter(prefix: name)
        writer.begin(width: picture.width, height: picture.height, title: title, description: description)
        writer.append(style: ChartStyle.css(name, series: picture.series.count))
        paint(&writer)
        writer.end()
        buffer += writer.buffer
    }
}

import DocketCharts

/// Writes elements of SVG.
struct SVGWriter {
    private(set) var buffer: [UInt8] = []
    private let prefix: String

    /// - Parameter prefix: What names begin with that have to be unique on the page.
    init(prefix: String) {
        self.prefix = prefix
    }

    mutating func begin(width: Double, height: Double, title: String, description: String) {
        buffer.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"")
        buffer.append(text: prefix)
        buffer.append("\" role=\"img\" aria-labelledby=\"")
        buffer.append(text: "\(prefix)-title \(prefix)-text")
        buffer.append("\" viewBox=\"0 0 ")
        append(width)
        buffer.append(" ")
        append(height)
        buffer.append("\"")
        attribute("width", width)
        attribute("height", height)
        buffer.append(">\n<title id=\"")
        buffer.append(text: "\(prefix)-title")
        buffer.append("\">")
        buffer.append(text: title)
        buffer.append("</title>\n<desc id=\"")
        buffer.append(text: "\(prefix)-text")
        buffer.append("\">")
        buffer.append(text: description)
        buffer.append("</desc>\n")
    }

    mutating func append(style css: String) {
        buffer.append("<style>\n")
        buffer.append(contentsOf: css.utf8)
        buffer.append("</style>\n")
    }

    mutating func end() { buffer.append("</svg>\n") }

    // MARK: Elements

    mutating func rect(
        _ rect: ChartRect, _ look: String, fill: String? = nil, opacity: Double? = nil, says: String? = nil
    ) {
        begin("rect", look)
        attribute("x", rect.x)
        attribute("y", rect.y)
        attribute("width", rect.width)
        attribute("height", rect.height)
        if let fill { attribute("fill", fill) }
        if let opacity { attribute("fill-opacity", opacity) }
        end("rect", says: says)
    }

    mutating func line(_ from: ChartPoint, _ to: ChartPoint, _ look: String) {
        begin("line", look)
        attribute("x1", from.x)
        attribute("y1", from.y)
        attribute("x2", to.x)
        attribute("y2", to.y)
        end("line")
    }

    mutating func polyline(_ points: [ChartPoint], _ look: String) {
        begin("polyline", look)
        attribute("points", points)
        end("polyline")
    }

    mutating func polygon(_ points: [ChartPoint], _ look: String, fill: String? = nil, says: String? = nil) {
        begin("polygon", look)
        attribute("points", points)
        if let fill { attribute("fill", fill) }
        end("polygon", says: says)
    }

    mutating func circle(_ center: ChartPoint, _ radius: Double, _ look: String, says: String? = nil) {
        begin("circle", look)
        attribute("cx", center.x)
        attribute("cy", center.y)
        attribute("r", radius)
        end("circle", says: says)
    }

    /// - Parameter y: Of the line that its letters stand on.
    mutating func text(_ text: String, x: Double, y: Double, _ look: String) {
        begin("text", look)
        attribute("x", x)
        attribute("y", y)
        buffer.append(">")
        buffer.append(text: text)
        buffer.append("</text>\n")
    }

    /// Several elements as one.
    mutating func group(_ look: String, says: String? = nil, _ body: (inout Self) -> Void) {
        begin("g", look)
        buffer.append(">\n")
        body(&self)
        if let says { append(title: says) }
        buffer.append("</g>\n")
    }

    /// Defines what areas are filled with.
    mutating func pattern(_ id: String, side: Double, _ body: (inout Self) -> Void) {
        buffer.append("<pattern id=\"")
        buffer.append(text: id)
        buffer.append("\" patternUnits=\"userSpaceOnUse\"")
        attribute("width", side)
        attribute("height", side)
        buffer.append(">\n")
        body(&self)
        buffer.append("</pattern>\n")
    }

    // MARK: Parts of elements

    private mutating func begin(_ element: StaticString, _ look: String) {
        buffer.append("<")
        buffer.append(element)
        buffer.append(" class=\"")
        buffer.append(text: look)
        buffer.append("\"")
    }

    private mutating func end(_ element: StaticString, says: String? = nil) {
        guard let says else { return buffer.append("/>\n") }
        buffer.append(">")
        append(title: says)
        buffer.append("</")
        buffer.append(element)
        buffer.append(">\n")
    }

    private mutating func append(title: String) {
        buffer.append("<title>")
        buffer.append(text: title)
        buffer.append("</title>")
    }

    private mutating func attribute(_ name: StaticString, _ value: Double) {
        attribute(name) { $0.append(value) }
    }

    private mutating func attribute(_ name: StaticString, _ value: String) {
        attribute(name) { $0.buffer.append(text: value) }
    }

    private mutating func attribute(_ name: StaticString, _ points: [ChartPoint]) {
        attribute(name) { writer in
            for (index, point) in points.enumerated() {
                if index > 0 { writer.buffer.append(" ") }
                writer.append(point.x)
                writer.buffer.append(",")
                writer.append(point.y)
            }
        }
    }

    private mutating func attribute(_ name: StaticString, _ value: (inout Self) -> Void) {
        buffer.append(" ")
        buffer.append(name)
        buffer.append("=\"")
        value(&self)
        buffer.append("\"")
    }

    /// To a hundredth.
    private mutating func append(_ value: Double) {
        guard abs(value) < 1e9 else { return buffer.append("0") }
        let hundredths = Int((value * 100).rounded())
        if hundredths < 0 { buffer.append("-") }
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        buffer.append(contentsOf: String(whole).utf8)
        guard rest > 0 else { return }
        buffer.append(rest < 10 ? ".0" : ".")
        buffer.append(contentsOf: String(rest.isMultiple(of: 10) ? rest / 10 : rest).utf8)
    }
}

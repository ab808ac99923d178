/// The paper that a chart is laid out on, in its own units, and how texts are measured there.
package struct ChartMetrics: Sendable {
    package var width: Double
    package var height: Double
    package var lineHeight: Double
    /// What texts, bars and the plot have between them at least.
    package var gap: Double
    /// What edges are rounded to; 0 where they may lie anywhere.
    package var grain: Double
    /// Room for the line of an axis and its ticks.
    package var axis: Double
    /// How thin and how thick bars and boxes may be.
    package var bar: ClosedRange<Double>
    /// The side of the smallest cell in which points are counted.
    package var dot: Double
    /// Room for the sign of a series in the legend.
    package var swatch: Double
    /// Whether bars have room behind them for their values.
    package var hasValues: Bool
    package var measure: @Sendable (String) -> Double

    /// - Parameter measure: The width of a text on one line.
    package init(
        width: Double, height: Double, lineHeight: Double, gap: Double, grain: Double = 0, axis: Double,
        bar: ClosedRange<Double>, dot: Double, swatch: Double, hasValues: Bool = false,
        measure: @escaping @Sendable (String) -> Double
    ) {
        self.width = width
        self.height = height
        self.lineHeight = lineHeight
        self.gap = gap
        self.grain = grain
        self.axis = axis
        self.bar = bar
        self.dot = dot
        self.swatch = swatch
        self.hasValues = hasValues
        self.measure = measure
    }

    /// For a sheet of paper or a page, by the size of its text.
    package static func paper(
        width: Double, height: Double, fontSize: Double, measure: @escaping @Sendable (String) -> Double
    ) -> ChartMetrics {
        ChartMetrics(
            width: width, height: height, lineHeight: fontSize * 1.4, gap: fontSize * 0.6, axis: fontSize * 0.5,
            bar: fontSize * 0.6...fontSize * 4, dot: fontSize * 0.3, swatch: fontSize, hasValues: true, measure: measure
        )
    }

    /// How far the labels of an axis may reach beyond its ends: on paper each stands beside its own tick.
    var overhang: Double { grain > 0 ? 0 : lineHeight / 2 }

    /// A text that is not wider than that, cut where it has to be.
    func fitted(_ text: String, _ room: Double) -> String {
        guard measure(text) > room else { return text }
        let characters = Array(text)
        var (low, high) = (0, characters.count)
        while low < high {
            let middle = (low + high + 1) / 2
            if measure(String(characters.prefix(middle)) + "…") <= room { low = middle } else { high = middle - 1 }
        }
        return low == 0 ? (measure("…") <= room ? "…" : "") : String(characters.prefix(low)) + "…"
    }

    func floored(_ length: Double) -> Double {
        grain > 0 ? (length / grain + 1e-9).rounded(.down) * grain : length
    }

    func rounded(_ position: Double) -> Double {
        grain > 0 ? (position / grain).rounded() * grain : position
    }
}

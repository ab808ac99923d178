/// What a chart draws, by the names that specifications use.
package enum ChartType: String, Hashable, Sendable, CaseIterable {
    /// Horizontal bars, of several series beside each other.
    case bar
    case stackedBar = "stacked_bar"
    /// Vertical bars, of several series beside each other.
    case column
    case stackedColumn = "stacked_column"
    case line
    /// Areas on top of each other.
    case area
    case scatter
    case histogram
    /// Tukey's box plot.
    case box
    case heatMap = "heat_map"

    /// The type in words.
    package var words: String {
        switch self {
        case .bar: "bars"
        case .stackedBar: "stacked bars"
        case .column: "columns"
        case .stackedColumn: "stacked columns"
        case .line: "lines"
        case .area: "areas"
        case .scatter: "scatter plot"
        case .histogram: "histogram"
        case .box: "box plots"
        case .heatMap: "heat map"
        }
    }

    package var isHorizontal: Bool { self == .bar || self == .stackedBar }

    package var isStacked: Bool { self == .stackedBar || self == .stackedColumn || self == .area }

    /// Whether it is drawn from one value for each x and series, in which several rows may come together.
    package var isAggregated: Bool {
        switch self {
        case .bar, .stackedBar, .column, .stackedColumn, .line, .area, .heatMap: true
        case .scatter, .histogram, .box: false
        }
    }

    /// Whether its x may be any text.
    var hasBars: Bool {
        switch self {
        case .bar, .stackedBar, .column, .stackedColumn: true
        default: false
        }
    }
}

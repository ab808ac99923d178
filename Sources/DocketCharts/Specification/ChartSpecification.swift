/// What is to be drawn of a table: the names of its columns, and how.
package struct ChartSpecification: Hashable, Sendable {
    package var type: ChartType
    /// Categories, dates or numbers along the chart; of a histogram the numbers that are counted.
    package var x: String?
    /// The columns of its values; where there are none, rows are counted.
    package var y: [String]
    /// The column whose values are lines, groups of bars or rows of a heat map.
    package var series: String?
    /// `sum` where nothing else is asked for.
    package var aggregate: ChartAggregate?
    package var sort: ChartSort?
    /// Categories that are shown at most; the others come together in one.
    package var limit: Int?
    package var title: String?
    package var format: ChartFormat?

    package init(
        _ type: ChartType, x: String? = nil, y: [String] = [], series: String? = nil, aggregate: ChartAggregate? = nil,
        sort: ChartSort? = nil, limit: Int? = nil, title: String? = nil, format: ChartFormat? = nil
    ) {
        self.type = type
        self.x = x
        self.y = y
        self.series = series
        self.aggregate = aggregate
        self.sort = sort
        self.limit = limit
        self.title = title
        self.format = format
    }

    /// What several rows come to.
    package var effectiveAggregate: ChartAggregate { y.isEmpty ? .count : aggregate ?? .sum }

    /// The columns that it names.
    package var columns: [String] { [x].compactMap(\.self) + y + [series].compactMap(\.self) }

    /// What is missing from it, or too much, in words; nil where it can be drawn.
    package var fault: String? {
        switch type {
        case .bar, .stackedBar, .column, .stackedColumn, .line, .area:
            return x == nil ? "“x” is missing: the column of what stands along the chart" : nil
        case .scatter:
            if x == nil { return "“x” is missing: a column of numbers or dates" }
            if y.isEmpty { return "“y” is missing: one or more columns of numbers" }
        case .histogram:
            if x == nil { return "“x” is missing: the column of numbers that are counted" }
            if !y.isEmpty { return "a histogram has its numbers in “x”, and no “y”" }
            if series != nil { return "a histogram has no “series”" }
        case .box:
            if y.isEmpty { return "“y” is missing: one or more columns of numbers" }
            if series != nil { return "box plots have no “series”; groups are in “x”" }
        case .heatMap:
            if x == nil { return "“x” is missing: the column of what stands along the chart" }
            if series == nil { return "“series” is missing: the column of its rows" }
            if y.count > 1 { return "a heat map has one column in “y”, or none where rows are counted" }
            return nil
        }
        return aggregate == nil ? nil : "\(type.words) have no “aggregate”: they draw every value"
    }
}

import CXlsxWriter
import DocketCharts
import DocketDomain
import Foundation

/// A chart of a workbook, which the reader's spreadsheet draws from cells.
struct NativeChart {
    private typealias Axis = UnsafeMutablePointer<lxw_chart_axis>

    private let data: ChartData
    private let references: ChartReferences
    private let chart: UnsafeMutablePointer<lxw_chart>

    /// Nil where there is no such chart: a heat map is cells in shades.
    init?(_ data: ChartData, _ references: ChartReferences, in workbook: UnsafeMutablePointer<lxw_workbook>) {
        guard let type = Self.type(data, isScaled: !references.hasTextAlong), !references.series.isEmpty,
            let chart = workbook_add_chart(workbook, UInt8(type.rawValue))
        else { return nil }
        self.data = data
        self.references = references
        self.chart = chart
        addSeries()
        setLooks()
        setAxes()
    }

    /// - Parameter isScaled: Whether what stands along it can be counted in cells.
    private static func type(_ data: ChartData, isScaled: Bool) -> lxw_chart_type? {
        switch data.specification.type {
        case .bar: return LXW_CHART_BAR
        case .stackedBar: return LXW_CHART_BAR_STACKED
        case .column, .histogram: return LXW_CHART_COLUMN
        case .stackedColumn: return LXW_CHART_COLUMN_STACKED
        case .area: return LXW_CHART_AREA_STACKED
        case .scatter: return LXW_CHART_SCATTER
        case .box: return LXW_CHART_LINE
        case .heatMap: return nil
        case .line:
            // Numbers and dates stand where they belong, not at equal distances.
            guard isScaled, case .table(let table) = data.content, table.kind != .categories else {
                return LXW_CHART_LINE
            }
            return table.keys.count > mostMarkers
                ? LXW_CHART_SCATTER_STRAIGHT : LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS
        }
    }

    /// Places of a line up to which each has a marker.
    private static let mostMarkers = 60

    private var isScaledAlong: Bool {
        switch (data.specification.type, data.content) {
        case (.scatter, _): true
        case (.line, .table(let table)): table.kind != .categories
        default: false
        }
    }

    // MARK: Series

    private func addSeries() {
        for (index, cells) in references.series.enumerated() {
            guard let series = chart_add_series(chart, nil, nil) else { continue }
            let (along, values) = (cells.along, cells.values)
            chart_series_set_categories(series, along.sheet, along.first, along.column, along.last, along.column)
            // Otherwise texts would be told to be numbers.
            if references.hasTextAlong { series.pointee.categories?.pointee.has_string_cache = 1 }
            chart_series_set_values(series, values.sheet, values.first, values.column, values.last, values.column)
            chart_series_set_name_range(series, cells.name.sheet, cells.name.first, cells.name.column)
            setLooks(of: series, index)
        }
    }

    private func setLooks(of series: UnsafeMutablePointer<lxw_chart_series>, _ index: Int) {
        guard data.specification.type != .box else { return setBoxLooks(of: series, index) }
        let look = ChartPalette.look(of: mark(index))
        var line = lxw_chart_line()
        line.color = lxw_color_t(look.color)
        var fill = lxw_chart_fill()
        fill.color = lxw_color_t(look.color)
        switch data.specification.type {
        case .line, .scatter:
            if data.specification.type == .line {
                line.width = 2
                line.dash_type = Self.dashes[index % Self.dashes.count]
                chart_series_set_line(series, &line)
                guard placesAlong <= Self.mostMarkers else { return }
            }
            var edge = lxw_chart_line()
            edge.color = line.color
            chart_series_set_marker_type(series, UInt8(Self.markers[index % Self.markers.count].rawValue))
            chart_series_set_marker_size(series, 5)
            chart_series_set_marker_line(series, &edge)
            chart_series_set_marker_fill(series, &fill)
        default:
            // A white edge tells parts apart that touch.
            var edge = lxw_chart_line()
            edge.color = 0xFFFFFF
            edge.width = 0.5
            chart_series_set_line(series, &edge)
            chart_series_set_fill(series, &fill)
        }
    }

    private static let dashes = [
        LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH, LXW_CHART_LINE_DASH_SQUARE_DOT,
        LXW_CHART_LINE_DASH_LONG_DASH_DOT, LXW_CHART_LINE_DASH_LONG_DASH, LXW_CHART_LINE_DASH_DASH_DOT,
    ].map { UInt8($0.rawValue) }

    private static let markers = [
        LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE, LXW_CHART_MARKER_DIAMOND,
        LXW_CHART_MARKER_PLUS, LXW_CHART_MARKER_X,
    ]

    /// Lines that are not seen, but for a mark at the median: what lies between the first and the last one is a box, and
    /// between the lowest and the highest one a whisker.
    private func setBoxLooks(of series: UnsafeMutablePointer<lxw_chart_series>, _ index: Int) {
        var none = lxw_chart_line()
        none.none = 1
        chart_series_set_line(series, &none)
        let isMedian = index == references.series.count / 2
        chart_series_set_marker_type(
            series, UInt8((isMedian ? LXW_CHART_MARKER_DIAMOND : LXW_CHART_MARKER_NONE).rawValue))
        guard isMedian else { return }
        var (edge, fill) = (lxw_chart_line(), lxw_chart_fill())
        edge.color = Self.boxColor
        fill.color = Self.boxColor
        chart_series_set_marker_size(series, 9)
        chart_series_set_marker_line(series, &edge)
        chart_series_set_marker_fill(series, &fill)
    }

    private static let boxColor = lxw_color_t(ChartPalette.look(of: ChartSeriesMark(index: 0, isOthers: false)).color)
    private static let boxTint = lxw_color_t(ChartPalette.tint(Int(boxColor), 0.3))

    private func mark(_ index: Int) -> ChartSeriesMark {
        var isOthers = false
        switch data.content {
        case .table(let table): isOthers = table.series.indices.contains(index) && table.series[index].isOthers
        case .points: isOthers = index >= ChartTable.mostSeries
        case .bins, .boxes: break
        }
        return ChartSeriesMark(index: index, isOthers: isOthers)
    }

    private var placesAlong: Int {
        if case .table(let table) = data.content { table.keys.count } else { 0 }
    }

    // MARK: Looks

    private func setLooks() {
        Self.set(ChartText.oneLine(data.title), as: &chart.pointee.title)
        var font = lxw_chart_font()
        font.size = 12
        font.bold = 1
        chart_title_set_name_font(chart, &font)
        let hasLegend = references.series.count > 1 && data.specification.type != .box
        chart_legend_set_position(
            chart, UInt8((hasLegend ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE).rawValue))
        // An empty cell is a gap; where a series has no row its line goes on.
        if data.specification.series != nil {
            chart_show_blanks_as(chart, UInt8(LXW_CHART_BLANKS_AS_CONNECTED.rawValue))
        }
        switch data.specification.type {
        case .histogram: chart_set_series_gap(chart, 0)
        case .bar, .stackedBar, .column, .stackedColumn: chart_set_series_gap(chart, 50)
        case .box:
            var line = lxw_chart_line()
            line.color = Self.boxColor
            var (edge, fill) = (line, lxw_chart_fill())
            fill.color = Self.boxTint
            var otherFill = fill
            chart_set_high_low_lines(chart, &line)
            chart_set_up_down_bars_format(chart, &line, &fill, &edge, &otherFill)
        case .line, .area, .scatter, .heatMap: break
        }
    }

    /// The library would take a text that begins with `=` for a formula.
    private static func set(_ text: String, as title: inout lxw_chart_title) {
        let text = text.xmlSafe
        guard !text.isEmpty else { return }
        title.name = strdup(text)
    }

    // MARK: Axes

    private func setAxes() {
        let isHorizontal = data.specification.type.isHorizontal
        let (along, values): (Axis?, Axis?) =
            isHorizontal ? (chart.pointee.y_axis, chart.pointee.x_axis) : (chart.pointee.x_axis, chart.pointee.y_axis)
        guard let along, let values else { return }
        Self.set(data.valueTitle, as: &values.pointee.title)
        let isBins = if case .bins = data.content { true } else { false }
        Self.set(isBins ? "\(data.alongTitle), from" : data.alongTitle, as: &along.pointee.title)
        setLooks(of: along, hasLines: data.specification.type == .scatter)
        setLooks(of: values, hasLines: true)
        chart_axis_set_num_format(values, NumberPattern.pattern(for: data.writing))
        // What lies below zero is drawn from there, and the names stay at the edge.
        chart_axis_set_label_position(along, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
        if isHorizontal {
            // The first one stands at the top.
            chart_axis_set_reverse(along)
            chart_axis_set_crossing_max(along)
        }
        if !references.hasTextAlong, let pattern = data.alongPattern { chart_axis_set_num_format(along, pattern) }
        if isScaledAlong, !references.hasTextAlong { setReach(of: along) }
    }

    private func setLooks(of axis: Axis, hasLines: Bool) {
        var font = lxw_chart_font()
        font.size = 9
        chart_axis_set_name_font(axis, &font)
        chart_axis_set_num_font(axis, &font)
        chart_axis_major_gridlines_set_visible(axis, hasLines ? 1 : 0)
        guard hasLines else { return }
        var line = lxw_chart_line()
        line.color = 0xD8DEE6
        line.width = 0.5
        chart_axis_major_gridlines_set_line(axis, &line)
    }

    /// Spreadsheets would let dates begin in 1900.
    private func setReach(of axis: Axis) {
        guard let range = data.alongRange else { return }
        if let dates = data.alongDates {
            let (low, high) = (
                TypedCell.serial(Int(range.lowerBound), isTime: dates == .clock),
                TypedCell.serial(Int(range.upperBound), isTime: dates == .clock)
            )
            guard low < high else { return }
            chart_axis_set_min(axis, dates == .clock ? low : low.rounded(.down))
            chart_axis_set_max(axis, dates == .clock ? high : high.rounded(.up))
        } else {
            let scale = data.xWriting.cellScale
            let ticks = NiceTicks(covering: range, atMost: 9)
            chart_axis_set_min(axis, ticks.range.lowerBound * scale)
            chart_axis_set_max(axis, ticks.range.upperBound * scale)
            chart_axis_set_major_unit(axis, ticks.step * scale)
        }
    }

    // MARK: On its worksheet

    /// Puts it beside the cells.
    ///
    /// - Parameter column: Of its left edge.
    func insert(into sheet: UnsafeMutablePointer<lxw_worksheet>, column: Int) {
        var options = lxw_chart_options()
        options.x_scale = 1.5
        options.y_scale = 1.4
        if data.specification.type.isHorizontal {
            let bars = placesAlong * (data.specification.type.isStacked ? 1 : references.series.count)
            options.y_scale = min(max(1.4, (Double(bars) * 14 + 120) / 288), 5)
        }
        // Rows that a filter hides do not press it together.
        options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
        data.alternativeText.xmlSafe.withCString { text in
            options.description = UnsafeMutablePointer(mutating: text)
            // The library copies it.
            worksheet_insert_chart_opt(sheet, 1, UInt16(clamping: column), chart, &options)
        }
    }
}

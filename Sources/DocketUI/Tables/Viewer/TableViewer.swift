package import DocketCharts
package import TerminalKit

/// The viewer for a table, or for a sheet of several: a value that is changed by actions and drawn into a frame.
package struct TableViewer: Hashable, Sendable {
    package internal(set) var sheets: [TableSheet]
    /// The sheet that is shown.
    package internal(set) var selected = 0
    /// The box over the table, if one is open.
    package internal(set) var overlay: TableOverlay?
    /// The chart in place of the table, if one is shown.
    package internal(set) var chart: ChartView?
    /// The chart that is kept with the table.
    package var keptChart: ChartSpecification?
    /// Number of a table → the chart that was shown of it last.
    var lastCharts: [Int: ChartSpecification] = [:]
    package internal(set) var showsRowNumbers = true
    /// Whether a box wraps long lines.
    var wrapsCells = true
    /// The area that it was told of last.
    package internal(set) var size = Size(width: 80, height: 24)
    var nextTicket = 1

    package init(_ sheets: [TableSheet]) {
        self.sheets = sheets.isEmpty ? [TableSheet(name: "", columns: [], rows: [])] : sheets
    }

    /// The sheet that is shown.
    package var sheet: TableSheet { sheets[selected] }

    /// Whether moving scrolls a box, and Esc closes it.
    package var isOverlayOpen: Bool { overlay != nil }

    func layout(in size: Size) -> TableLayout {
        TableLayout(sheet, size: size, hasTabs: sheets.count > 1, showsRowNumbers: showsRowNumbers)
    }

    var pageHeight: Int { max(1, layout(in: size).body.height) }
}

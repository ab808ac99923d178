import CPangoCairo
import DocketCharts
import DocketDomain

extension PageComposer {
    /// What the chart of a table draws, with what there is to say of it in the report.
    func gatherChart(of table: ExportTable) async throws -> TablePlan.Chart {
        var notes: [String] = []
        let data = try await table.chartData(&notes)
        return TablePlan.Chart(data: data, notes: notes)
    }

    /// Sets a chart as wide as the text and whole: on this page where it has room, or on the next one.
    func set(_ data: ChartData, on size: PageSize) throws {
        var room = contentHeight(of: size) - Self.chartNotesHeight
        if room - waitingHeight < Self.leastChartHeight {
            // So many lines of headings have a page of their own.
            try place(height: 0, on: size)
        } else {
            room -= waitingHeight
        }
        let chart = PaperChart(data, fonts, width: size.contentWidth, room: room)
        let line = chart.picture.notesLine
        let notes = ShapedText(
            line.isEmpty ? [] : [ExportRun(line)], fonts, size: Self.chartNotesSize, width: size.contentWidth)
        try place(height: chart.height + Self.chartNotesHeight, on: size)
        canvas?.draw(x: page.margin, y: y) { chart.paint(on: $0) }
        moveDown(by: chart.height + 4)
        for line in notes.lines { try advance(line, x: page.margin, color: .faint) }
        y += 10
    }

    private static let leastChartHeight = 140.0
    private static let chartNotesSize = 7.5
    /// Room that is kept below a chart: for three lines of notes.
    private static let chartNotesHeight = 36.0
}

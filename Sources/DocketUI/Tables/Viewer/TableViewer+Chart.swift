import DocketCharts
import DocketDomain
import TerminalKit

/// A chart in place of the table.
extension TableViewer {
    /// Opens the chart that was shown last, the one that is kept, or the one that suits the columns; or closes it.
    mutating func toggleChart() -> [TableEffect] {
        guard chart == nil else {
            lastCharts[selected] = chart?.specification
            chart = nil
            return []
        }
        guard let specification = lastCharts[selected] ?? usableKeptChart ?? choices.proposal.best else {
            return [.report("This table has no columns to draw")]
        }
        overlay = nil
        return show(specification)
    }

    /// The chart that is kept with the table, where its columns are still there.
    private var usableKeptChart: ChartSpecification? {
        guard let kept = keptChart else { return nil }
        let names = sheet.columns.indices.map(sheet.name(of:))
        return kept.columns.allSatisfy(names.contains) ? kept : nil
    }

    /// Columns and some rows, from which charts are proposed.
    private var choices: ChartChoices {
        let shown = sheet.columns.shown
        let columns = shown.map { ChartColumn(name: sheet.name(of: $0), reading: sheet.columns[$0].reading) }
        let rows = (0..<min(sheet.order.count, Self.sampleRows)).compactMap { sheet.rows[sheet.order[$0]] }
        let cells = rows.map { row in shown.map { $0 < row.count ? row[$0] : "" } }
        return ChartChoices(proposal: ChartProposal(columns, rows: cells))
    }

    private static let sampleRows = 1000

    mutating func changeChart(_ change: ChartChange) -> [TableEffect] {
        guard let chart else { return [] }
        guard let wish = choices.changed(chart.specification, by: change) else {
            return [.report("There is no other choice for this chart")]
        }
        return show(wish)
    }

    /// Draws a chart: at once where all rows are at hand.
    private mutating func show(_ specification: ChartSpecification) -> [TableEffect] {
        let stop = chart?.specification.type == specification.type ? chart?.stop : nil
        var view = ChartView(specification, orderVersion: sheet.orderVersion)
        view.layOut(in: chartArea.size)
        let columns = sheet.columns.indices.map {
            ChartColumn(name: sheet.name(of: $0), reading: sheet.columns[$0].reading)
        }
        defer { chart = view }
        guard let rows = sheet.rows.whole else {
            let ticket = takeTicket()
            view.ticket = ticket
            return [
                .computeChart(sheet: selected, specification, columns: columns, sheet.order, ticket: ticket)
            ]
        }
        do throws(DocketError) {
            view.content = .ready(
                try ChartWork.data(specification, columns: columns, rows: rows, order: sheet.order))
            if stop != nil { view.stop = min(stop ?? 0, max(0, (view.picture?.stops.count ?? 1) - 1)) }
        } catch {
            view.content = .refused(error.message)
        }
        return []
    }

    /// Draws the chart anew where other rows are shown.
    mutating func refreshChart() -> [TableEffect] {
        guard let chart, chart.orderVersion != sheet.orderVersion else { return [] }
        return show(chart.specification)
    }

    mutating func countChart(_ index: Int, _ rows: Int, _ ticket: Int) {
        guard index == selected, chart?.ticket == ticket, case .counting = chart?.content else { return }
        chart?.content = .counting(rows)
    }

    mutating func takeChart(_ index: Int, _ result: Result<ChartData, DocketError>, _ ticket: Int) {
        guard index == selected, chart?.ticket == ticket else { return }
        chart?.ticket = nil
        switch result {
        case .success(let data): chart?.content = .ready(data)
        case .failure(let error): chart?.content = .refused(error.message)
        }
    }

    /// Does what a key means while a chart is shown; nil where it means what it always does.
    mutating func updateChart(_ action: TableAction) -> [TableEffect]? {
        guard chart != nil, overlay == nil else { return nil }
        switch action {
        case .move(let rows, let columns):
            if columns != 0 { chart?.move(columns > 0 ? .right : .left, by: abs(columns)) }
            if rows != 0 { chart?.move(rows > 0 ? .down : .up, by: abs(rows)) }
        case .halfPages(let count): chart?.move(count > 0 ? .right : .left, by: 10 * abs(count))
        case .firstRow, .firstColumn: chart?.moveToEnd(false)
        case .lastRow, .lastColumn: chart?.moveToEnd(true)
        case .click(let point):
            let area = chartArea
            if area.contains(point) { chart?.move(to: Point(x: point.x - area.x, y: point.y - area.y)) }
        case .copy(.cell, _), .copy(.row, _): return chart?.reading.map { [.copy($0)] } ?? []
        case .openCell, .openRecord, .openStatistics: break
        case .close: return toggleChart()
        default: return nil
        }
        return []
    }

    /// Lays it out for the size that the viewer has.
    mutating func layOutChart() {
        let size = chartArea.size
        chart?.layOut(in: size)
    }

    /// Where it is drawn: below the tabs of a sheet.
    var chartArea: Rect {
        let tabs = layout(in: size).tabs
        return Rect(size).droppingTop(tabs.isEmpty ? 0 : tabs.y + tabs.height)
    }
}

extension TableViewer {
    /// Changes the viewer, and answers what others have to do for it.
    package mutating func update(_ action: TableAction) -> [TableEffect] {
        if let effects = updateChart(action) { return effects }
        var effects: [TableEffect] = []
        switch action {
        case .resized(let size):
            self.size = size
            overlay?.layOut(in: size)
            layOutChart()
        case .move, .halfPages, .firstRow, .lastRow, .firstColumn, .lastColumn, .goToColumn, .goToRow,
            .click:
            move(action)
        case .selectSheet(let index): select(index)
        case .nextSheet: select((selected + 1) % sheets.count)
        case .previousSheet: select((selected + sheets.count - 1) % sheets.count)
        case .freeze, .narrow, .widen, .fitColumn, .fitColumns, .hideColumn, .showColumns, .toggleRowNumbers:
            effects += arrangeColumns(action)
        case .toggleSparklines: effects += toggleSparklines()
        case .sort(let direction): effects += sort(direction, further: false)
        case .sortFurther(let direction): effects += sort(direction, further: true)
        case .clearSort: effects += setSorts([])
        case .filter(let expression): effects += filter(expression)
        case .filterByCell: effects += filterByCell()
        case .removeFilter(let index): effects += removeFilter(index)
        case .restore(let arrangement): restore(arrangement)
        case .search(let text): effects += search(text)
        case .searchNext: effects += searchOn(forward: true)
        case .searchPrevious: effects += searchOn(forward: false)
        case .clearSearch: sheets[selected].endSearch()
        case .land(let pattern): effects += land(on: pattern)
        case .openCell: effects += openCell()
        case .openRecord: openRecord()
        case .toggleWrap: toggleWrap()
        case .openStatistics: effects += openStatistics()
        case .close: close()
        case .toggleChart: effects += toggleChart()
        case .changeChart(let change): effects += changeChart(change)
        case .copy(let scope, let format): effects += copy(scope, format)
        case .grown(let count): grow(to: count)
        case .complete: effects += arrange()
        case .rowsLoaded(let index, let first, let rows): takeRows(index, first, rows)
        case .orderReady(let index, let order, let ticket): effects += takeOrder(index, order, ticket)
        case .searchReady(let index, let matches, let ticket): takeMatches(index, matches, ticket)
        case .statisticsReady(let index, let column, let statistics, let ticket):
            takeStatistics(index, column, statistics, ticket)
        case .chartCounted(let index, let rows, let ticket): countChart(index, rows, ticket)
        case .chartReady(let index, let result, let ticket): takeChart(index, result, ticket)
        case .failed(let index, let ticket): fail(index, ticket)
        }
        if action.isArranging { sheets[selected].wish = nil } else { effects += fulfilWish() }
        reconcile()
        refreshRecord()
        if sheet.rows.count <= Self.summaryLimit { refreshStatistics() }
        effects += refreshChart()
        return effects + loadMissingRows()
    }

    /// Rows up to which the sum of the cursor's column is shown without being asked for.
    private static let summaryLimit = 5000

    mutating func takeTicket() -> Int {
        defer { nextTicket += 1 }
        return nextTicket
    }

    private mutating func select(_ index: Int) {
        guard sheets.indices.contains(index), index != selected else { return }
        lastCharts[selected] = chart?.specification ?? lastCharts[selected]
        selected = index
        overlay = nil
        chart = nil
    }

    private mutating func close() {
        if overlay != nil {
            overlay = nil
        } else {
            sheets[selected].endSearch()
        }
    }

    private mutating func takeRows(_ index: Int, _ first: Int, _ rows: [[String]]) {
        guard sheets.indices.contains(index) else { return }
        let range = max(0, first)..<max(0, first) + rows.count
        sheets[index].awaited.subtract(range)
        let margin = sheets[index].wantedRows(height: pageHeight)
        sheets[index].rows.insert(rows, at: range.lowerBound) { margin.contains($0) || range.contains($0) }
        if !sheets[index].isMeasured { sheets[index].measure() }
        sheets[index].finishSearchMove()
    }

    /// Forgets what was waited for, so that it can be asked for again.
    private mutating func fail(_ index: Int, _ ticket: Int?) {
        guard sheets.indices.contains(index) else { return }
        guard let ticket else {
            sheets[index].awaited = []
            return
        }
        if sheets[index].orderTicket == ticket { sheets[index].orderTicket = nil }
        if sheets[index].searchTicket == ticket { sheets[index].endSearch() }
        if chart?.ticket == ticket { chart?.content = .refused("The rows could not be read") }
        if sheets[index].statisticsTicket == ticket {
            sheets[index].statisticsTicket = nil
            overlay = nil
        }
    }
}

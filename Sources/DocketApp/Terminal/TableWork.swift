import DocketCharts
import DocketDomain
import DocketUI
import DocketWorkspace

/// Work over the rows of an open table, a part at a time, so that no table has to lie in memory as a whole.
struct TableWork: Sendable {
    let table: any OpenTable
    /// Puts text on the user's clipboard.
    let copy: @Sendable (String) -> Void

    private static let step = 10_000

    /// Does the work and tells the answers; nothing where nobody waits for them any more.
    func run(_ effect: TableEffect, _ answer: @Sendable (TableAction) -> Void) async throws(DocketError) {
        switch effect {
        case .loadRows(let sheet, let ranges):
            for range in ranges {
                let rows = try await table.rows(ofSheet: sheet, in: range)
                answer(.rowsLoaded(sheet: sheet, first: range.lowerBound, rows: rows))
            }
        case .computeOrder(let sheet, let request, let ticket):
            var builder = RowOrderBuilder(request)
            repeat { try await eachPart(of: sheet) { builder.add($0) } } while builder.needsAnotherPass()
            if !Task.isCancelled { answer(.orderReady(sheet: sheet, builder.finish(), ticket: ticket)) }
        case .search(let sheet, let pattern, let columns, let order, let ticket):
            var searcher = TableSearcher(pattern, columns: columns)
            try await eachPart(of: sheet) { searcher.add($0) }
            if !Task.isCancelled { answer(.searchReady(sheet: sheet, searcher.finish(in: order), ticket: ticket)) }
        case .computeStatistics(let sheet, let column, let request, let ticket):
            var builder = StatisticsBuilder(column: column, request)
            repeat { try await eachPart(of: sheet) { builder.add($0) } } while builder.needsAnotherPass()
            if !Task.isCancelled {
                answer(.statisticsReady(sheet: sheet, column: column, builder.finish(), ticket: ticket))
            }
        case .computeChart(let sheet, let chart, let columns, let order, let ticket):
            let result: Result<ChartData, DocketError>
            do throws(DocketError) {
                var work = try ChartWork(chart, columns: columns, order: order)
                repeat {
                    try await eachPart(of: sheet) { rows in
                        work.add(rows)
                        if !Task.isCancelled { answer(.chartCounted(sheet: sheet, rows: work.row, ticket: ticket)) }
                    }
                } while !Task.isCancelled && work.needsAnotherPass()
                guard !Task.isCancelled else { return }
                result = .success(try work.finish())
            } catch {
                result = .failure(error)
            }
            answer(.chartReady(sheet: sheet, result, ticket: ticket))
        case .copyRows(let sheet, let order, let writer):
            try await copyRows(sheet, order, writer)
        case .copy, .report:
            break
        }
    }

    private func eachPart(of sheet: Int, _ body: ([[String]]) -> Void) async throws(DocketError) {
        let count = try await table.rowCount(ofSheet: sheet)
        var row = 0
        while row < count, !Task.isCancelled {
            let end = min(row + Self.step, count)
            body(try await table.rows(ofSheet: sheet, in: row..<end))
            row = end
        }
    }

    /// Rows in the order in which they are shown; neighbours in the table are read together.
    private func copyRows(_ sheet: Int, _ order: RowOrder, _ writer: TableTextWriter) async throws(DocketError) {
        var writer = writer
        var position = 0
        while position < order.count, !Task.isCancelled {
            let first = order[position]
            var end = position + 1
            while end < order.count, end - position < Self.step, order[end] == first + end - position { end += 1 }
            writer.add(try await table.rows(ofSheet: sheet, in: first..<first + end - position))
            position = end
        }
        if !Task.isCancelled { copy(writer.text) }
    }
}

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
                let rows = try await table.rows(ofSheet: sheet, in: range, only: nil)
                answer(.rowsLoaded(sheet: sheet, first: range.lowerBound, rows: rows))
            }
        case .computeOrder(let sheet, let request, let ticket):
            var builder = RowOrderBuilder(request)
            let columns = request.readColumns
            repeat { try await eachPart(of: sheet, only: columns) { builder.add($0) } } while builder.needsAnotherPass()
            if !Task.isCancelled { answer(.orderReady(sheet: sheet, builder.finish(), ticket: ticket)) }
        case .search(let sheet, let pattern, let columns, let order, let ticket):
            var searcher = TableSearcher(pattern, columns: columns)
            try await eachPart(of: sheet) { searcher.add($0) }
            if !Task.isCancelled { answer(.searchReady(sheet: sheet, searcher.finish(in: order), ticket: ticket)) }
        case .computeStatistics(let sheet, let column, let request, let ticket):
            var builder = StatisticsBuilder(column: column, request)
            let columns = request.readColumns?.union([column])
            repeat { try await eachPart(of: sheet, only: columns) { builder.add($0) } } while builder.needsAnotherPass()
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

    /// Goes through all rows; while some are worked on, the next ones are read.
    ///
    /// - Parameter columns: Those whose cells are wanted, where not all are.
    private func eachPart(
        of sheet: Int, only columns: Set<Int>? = nil, _ body: ([[String]]) -> Void
    ) async throws(DocketError) {
        let count = try await table.rowCount(ofSheet: sheet)
        var part = await self.part(of: sheet, from: 0, count, columns)
        var row = 0
        while row < count, !Task.isCancelled {
            row = min(row + Self.step, count)
            async let next = self.part(of: sheet, from: row, count, columns)
            body(try part.get())
            part = await next
        }
    }

    private func part(
        of sheet: Int, from row: Int, _ count: Int, _ columns: Set<Int>?
    ) async -> Result<[[String]], DocketError> {
        guard row < count else { return .success([]) }
        do throws(DocketError) {
            let range = row..<min(row + Self.step, count)
            return .success(try await table.rows(ofSheet: sheet, in: range, only: columns))
        } catch {
            return .failure(error)
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
            writer.add(try await table.rows(ofSheet: sheet, in: first..<first + end - position, only: nil))
            position = end
        }
        if !Task.isCancelled { copy(writer.text) }
    }
}

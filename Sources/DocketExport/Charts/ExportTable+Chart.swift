import DocketCharts
package import DocketDomain

extension [ExportTable] {
    /// The same tables; the first one that has all columns of a chart gets it.
    ///
    /// - Parameter chart: A specification; nothing is drawn where there is none that can be read.
    package func with(chart: JSON?) -> [ExportTable] {
        guard let chart, let specification = try? ChartSpecification(json: chart),
            let place = firstIndex(where: { $0.builder(of: specification) != nil })
        else { return self }
        var tables = self
        tables[place].chart = specification
        return tables
    }
}

extension ExportTable {
    /// Nil where a column of the chart is missing.
    fileprivate func builder(of chart: ChartSpecification) -> ChartBuilder? {
        let columns = columns.enumerated().map { index, column in
            ChartColumn(name: column.name, reading: readings.indices.contains(index) ? readings[index] : nil)
        }
        return try? ChartBuilder(chart, columns: columns)
    }

    /// Its chart, where its columns are there.
    var drawableChart: ChartSpecification? { chart.flatMap { builder(of: $0) == nil ? nil : $0 } }

    /// What its chart draws, made of all of its rows; nil where it has no chart, or one of columns that are not exported,
    /// that hold nothing of the kind or that leave nothing to draw: then the notes say so.
    ///
    /// The rows are read up to three times, beside the renderer's own passes.
    func chartData(_ notes: inout [String]) async throws -> ChartData? {
        guard let chart else { return nil }
        guard var builder = builder(of: chart) else {
            notes.append("The chart is left out: not all of its columns are exported.")
            return nil
        }
        repeat {
            var rank = 0
            var reader = rows.makeReader()
            while let rows = try await reader.next() {
                for row in rows {
                    if rank.isMultiple(of: 500) { try Task.checkCancellation() }
                    builder.add(row, rank: rank)
                    rank += 1
                }
            }
        } while builder.needsAnotherPass()
        do {
            let data = try builder.finish()
            if !data.isEmpty { return data }
            notes.append("The chart is left out: there is nothing to draw.")
        } catch {
            notes.append("The chart is left out. \(error.message)")
        }
        return nil
    }
}

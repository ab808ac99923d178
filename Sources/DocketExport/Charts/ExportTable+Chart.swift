import DocketCharts
package import DocketDomain

extension [ExportTable] {
    /// The same tables; the first one that has all columns of a chart gets it.
    ///
    /// - Parameter chart: A specification; nothing is drawn where there is none that can be read.
    package func with(chart: JSON?) -> [ExportTable] {
        guard let chart, let specification = try? ChartSpecification(json: chart),
            let place = firstIndex(where: { $0.hasColumns(of: specification) })
        else { return self }
        var tables = self
        tables[place].chart = specification
        return tables
    }
}

extension ExportTable {
    fileprivate func hasColumns(of chart: ChartSpecification) -> Bool {
        chart.columns.allSatisfy { name in columns.contains { $0.name == name } }
    }

    /// What its chart draws, made of all of its rows; nil where it has no chart, or one of columns that are not exported
    /// or that has nothing to draw: then the notes say so.
    ///
    /// The rows are read up to three times, beside the renderer's own passes.
    func chartData(_ notes: inout [String]) async throws -> ChartData? {
        guard let chart else { return nil }
        guard hasColumns(of: chart) else {
            notes.append("The chart is left out: not all of its columns are exported.")
            return nil
        }
        let columns = columns.enumerated().map { index, column in
            ChartColumn(name: column.name, reading: readings.indices.contains(index) ? readings[index] : nil)
        }
        var builder = try ChartBuilder(chart, columns: columns)
        repeat {
            var rank = 0
            var reader = rows.makeReader()
            while let rows = try await reader.next() {
                try Task.checkCancellation()
                for row in rows {
                    builder.add(row, rank: rank)
                    rank += 1
                }
            }
        } while builder.needsAnotherPass()
        let data = try builder.finish()
        guard !data.isEmpty else {
            notes.append("The chart is left out: there is nothing to draw.")
            return nil
        }
        return data
    }
}

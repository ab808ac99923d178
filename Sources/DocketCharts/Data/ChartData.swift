/// What is drawn, made from all rows that are shown.
package struct ChartData: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case table(ChartTable)
        case points(ChartPoints)
        case bins(ChartBins)
        case boxes([ChartBox])
    }

    package let specification: ChartSpecification
    package let content: Content
    /// Rows that were read for it.
    package let rows: Int
    /// What is not drawn as it stands in the table, in sentences without full stops.
    package let notes: [String]
    /// How its values are written.
    package let writing: ChartValueWriting
    /// How numbers along x are written.
    package let xWriting: ChartValueWriting

    /// Whether there is nothing to draw.
    package var isEmpty: Bool {
        switch content {
        case .table(let table):
            table.keys.isEmpty
                || table.series.allSatisfy { series in
                    series.tallies.allSatisfy { $0?.value(table.aggregate) == nil }
                }
        case .points(let points): points.points.isEmpty && points.grid == nil
        case .bins(let bins): bins.counts.allSatisfy { $0 == 0 }
        case .boxes(let boxes): boxes.isEmpty
        }
    }

    /// What it is called: as was asked, or by its columns.
    package var title: String {
        if let title = specification.title { return title }
        let values =
            specification.y.isEmpty ? "rows" : specification.y.map(ChartText.oneLine).joined(separator: ", ")
        let along = specification.x.map { ChartText.oneLine($0) }
        switch specification.type {
        case .histogram: return along ?? ""
        case .scatter, .box: return along.map { "\(values) by \($0)" } ?? values
        default:
            let aggregate = specification.effectiveAggregate
            let what =
                specification.y.isEmpty ? values : aggregate == .sum ? values : "\(aggregate.rawValue) of \(values)"
            let series = specification.series.map { " and \(ChartText.oneLine($0))" } ?? ""
            return along.map { "\(what) by \($0)\(series)" } ?? what
        }
    }

    /// What its values are called: their column where there is only one, and the unit.
    package var valueTitle: String {
        let unit = writing.unitText
        let names = specification.y
        let isCount = specification.effectiveAggregate == .count || specification.type == .histogram
        guard !isCount, names.count == 1 else { return isCount ? "rows" : unit }
        let name = ChartText.oneLine(names[0])
        return unit.isEmpty ? name : "\(name) (\(unit))"
    }

    /// What stands along it is called.
    package var alongTitle: String { specification.x.map(ChartText.oneLine) ?? "" }

    /// Whether it draws the rows of its table as they are, each by itself.
    package var drawsRows: Bool {
        switch content {
        case .points: return true
        case .bins, .boxes: return false
        case .table(let table):
            return specification.series == nil && !specification.y.isEmpty && specification.aggregate != .count
                && specification.type != .heatMap && table.isByRow && table.keys.count == rows
                && !table.series.contains { $0.isOthers }
        }
    }
}

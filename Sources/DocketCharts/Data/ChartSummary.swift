/// What a chart draws, as a table of values: for readers that draw it themselves, and for those that do not see it.
package struct ChartSummary: Hashable, Sendable {
    package enum Cell: Hashable, Sendable {
        case missing
        case text(String)
        case number(Double)
        /// Microseconds since 1970-01-01 00:00 UTC.
        case date(Int)
    }

    package struct Column: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            case text
            case number(ChartValueWriting)
            case date(DateGrain)
        }

        package let name: String
        package let kind: Kind

        package var isNumeric: Bool { if case .number = kind { true } else { false } }

        /// A cell of it as the chart writes it; empty where it has no value.
        package func text(_ cell: Cell) -> String {
            switch (cell, kind) {
            case (.text(let text), _): text
            case (.number(let number), .number(let writing)): writing.text(number)
            case (.number(let number), _): ChartNumber.short(number)
            case (.date(let date), .date(let grain)): grain.label(date)
            case (.date(let date), _): DateGrain.instant.label(date)
            case (.missing, _): ""
            }
        }
    }

    package let columns: [Column]
    package let rows: [[Cell]]

    /// The cells of a row as the chart writes them.
    package func texts(_ row: Int) -> [String] {
        zip(columns, rows[row]).map { column, cell in column.text(cell) }
    }
}

extension ChartData {
    /// What is drawn, as a table.
    package var summary: ChartSummary {
        switch content {
        case .table(let table): summary(of: table)
        case .points(let points): points.grid.map { summary(of: $0, points) } ?? summary(of: points)
        case .bins(let bins): summary(of: bins)
        case .boxes(let boxes): summary(of: boxes)
        }
    }

    private static let counts = ChartSummary.Column.Kind.number(.counts)

    /// A place in a line, and beside it a value of each series.
    private func summary(of table: ChartTable) -> ChartSummary {
        let kind: ChartSummary.Column.Kind =
            switch table.kind {
            case .categories: .text
            case .numbers: .number(xWriting)
            case .dates(let grain): .date(grain)
            }
        let columns =
            [ChartSummary.Column(name: alongTitle, kind: kind)]
            + table.series.map { ChartSummary.Column(name: $0.name, kind: .number(writing)) }
        let rows = table.keys.indices.map { key in
            [Self.cell(table.keys[key], table.label(key))]
                + table.series.indices.map { table.value($0, key).map(ChartSummary.Cell.number) ?? .missing }
        }
        return ChartSummary(columns: columns, rows: rows)
    }

    private static func cell(_ key: ChartKey, _ label: String) -> ChartSummary.Cell {
        switch key {
        case .number(let number): .number(number)
        case .date(let date): .date(date)
        case .text, .missing, .others: .text(label)
        }
    }

    private func summary(of bins: ChartBins) -> ChartSummary {
        let x = ChartSummary.Column.Kind.number(xWriting)
        let edges = bins.edges.values
        return ChartSummary(
            columns: [
                ChartSummary.Column(name: "\(alongTitle) from", kind: x), ChartSummary.Column(name: "to", kind: x),
                ChartSummary.Column(name: "rows", kind: Self.counts),
            ],
            rows: bins.counts.enumerated().map { bin, count in
                [.number(edges[bin]), .number(edges[bin + 1]), .number(Double(count))]
            })
    }

    private func summary(of boxes: [ChartBox]) -> ChartSummary {
        let values = ["lower whisker", "lower quartile", "median", "upper quartile", "upper whisker"]
        return ChartSummary(
            columns: [ChartSummary.Column(name: alongTitle, kind: .text)]
                + values.map { ChartSummary.Column(name: $0, kind: .number(writing)) }
                + ["values", "beyond the whiskers"].map { ChartSummary.Column(name: $0, kind: Self.counts) },
            rows: boxes.map { box in
                [.text(box.label)]
                    + [box.lowWhisker, box.lowQuartile, box.median, box.highQuartile, box.highWhisker].map {
                        .number($0)
                    }
                    + [.number(Double(box.count)), .number(Double(box.outliers.count))]
            })
    }

    /// What another program has to draw: the summary; of points that are too many, those that stand for them.
    package var plotted: ChartSummary {
        guard case .points(let points) = content, let whole = points.grid else { return summary }
        let grid = whole.limited(columns: 100, rows: 50)
        var middles = points
        middles.grid = nil
        for row in 0..<grid.rows {
            for column in 0..<grid.columns where grid.counts[row * grid.columns + column] > 0 {
                let (x, y) = (grid.xEdges(column), grid.yEdges(row))
                middles.points.append(
                    ChartPoints.Point(
                        x: (x.lowerBound + x.upperBound) / 2, y: (y.lowerBound + y.upperBound) / 2,
                        series: grid.series(ofCell: row * grid.columns + column)))
            }
        }
        return summary(of: middles)
    }

    private func xKind(_ points: ChartPoints) -> ChartSummary.Column.Kind {
        points.dates.map(ChartSummary.Column.Kind.date) ?? .number(xWriting)
    }

    private static func xCell(_ x: Double, _ points: ChartPoints) -> ChartSummary.Cell {
        points.dates == nil ? .number(x) : .date(Int(x))
    }

    /// Series by series, the points of each in the order of their rows.
    private func summary(of points: ChartPoints) -> ChartSummary {
        let values = specification.y.count == 1 ? ChartText.oneLine(specification.y[0]) : "value"
        let rows = points.names.indices.flatMap { series in
            points.points.filter { $0.series == series }.map { point -> [ChartSummary.Cell] in
                [.text(points.names[series]), Self.xCell(point.x, points), .number(point.y)]
            }
        }
        return ChartSummary(
            columns: [
                ChartSummary.Column(name: specification.series.map(ChartText.oneLine) ?? "series", kind: .text),
                ChartSummary.Column(name: alongTitle, kind: xKind(points)),
                ChartSummary.Column(name: values, kind: .number(writing)),
            ],
            rows: rows)
    }

    /// How many points lie in each cell of a coarse grid; those without any are left out.
    private func summary(of grid: ChartPoints.Grid, _ points: ChartPoints) -> ChartSummary {
        let grid = grid.limited(columns: Self.fewColumns, rows: Self.fewRows)
        let y = ChartSummary.Column.Kind.number(writing)
        let values = specification.y.map(ChartText.oneLine).joined(separator: ", ")
        var rows: [[ChartSummary.Cell]] = []
        for row in 0..<grid.rows {
            for column in 0..<grid.columns where grid.counts[row * grid.columns + column] > 0 {
                let (x, y) = (grid.xEdges(column), grid.yEdges(row))
                rows.append([
                    Self.xCell(x.lowerBound, points), Self.xCell(x.upperBound, points), .number(y.lowerBound),
                    .number(y.upperBound), .number(Double(grid.counts[row * grid.columns + column])),
                ])
            }
        }
        return ChartSummary(
            columns: [
                ChartSummary.Column(name: "\(alongTitle) from", kind: xKind(points)),
                ChartSummary.Column(name: "to", kind: xKind(points)),
                ChartSummary.Column(name: "\(values) from", kind: y), ChartSummary.Column(name: "to", kind: y),
                ChartSummary.Column(name: "points", kind: Self.counts),
            ],
            rows: rows)
    }

    private static let fewColumns = 10
    private static let fewRows = 8
}

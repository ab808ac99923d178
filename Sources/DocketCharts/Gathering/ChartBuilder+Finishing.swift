package import DocketDomain

extension ChartBuilder {
    /// What is to be drawn, when all rows have passed.
    package consuming func finish() throws(DocketError) -> ChartData {
        x = x.map(settled)
        ys = ys.map(settled)
        try checkColumns()
        var notes = (countsCells ? [] : ys.flatMap(\.notes)) + (isXRead ? x?.notes ?? [] : [])
        let aggregate = specification.effectiveAggregate
        let content: ChartData.Content
        switch gathering {
        case .table(let gathered):
            var table = gathered.table(aggregate, specification.sort, names: ys.map(\.name), rows: rows)
            if gathered.hasOverflown {
                notes.append("too many different values: what came last is together in “others”")
            }
            notes += Self.sampling(gathered.stride)
            if table.kind != keys { notes += ChartText.gathered(table.keys.count, in: table) }
            let all = table.series.count
            table = table.limited(toSeries: specification.type == .heatMap ? Self.mostRows : ChartTable.mostSeries)
            if table.series.count < all {
                notes.append(ChartText.gathered(series: all - table.series.count + 1))
            }
            table = table.sorted()
            if let limit = specification.limit, table.keys.count > limit {
                let before = table.keys.count
                table = table.limited(to: limit)
                notes += ChartText.gathered(before, in: table)
            }
            content = .table(table)
        case .points(let gathered):
            let points = gathered.points(dates: x.flatMap { $0.reading.isDate ? DateGrain($0.reading.kind) : nil })
            if points.grid != nil {
                notes.append("\(ChartNumber.grouped(gathered.count)) points, counted where they lie close together")
            }
            content = .points(points)
        case .bins(let gathered): content = .bins(gathered.result)
        case .boxes(let gathered):
            if gathered.hasOverflown { notes.append("too many groups: what came last is together in “others”") }
            notes += Self.sampling(gathered.stride)
            content = .boxes(gathered.boxes(names: ys.map(\.name), kind: keys))
        }
        return ChartData(
            specification: specification, content: content, rows: rows, notes: notes,
            writing: valueWriting, xWriting: x?.writing(nil) ?? .counts)
    }

    private static let mostRows = 100

    private var countsCells: Bool { specification.effectiveAggregate == .count && specification.type.isAggregated }

    /// Whether cells of x are numbers or dates to it, so that others have no place.
    private var isXRead: Bool {
        switch gathering {
        case .points, .bins: true
        case .table, .boxes: keys != .categories
        }
    }

    private var valueWriting: ChartValueWriting {
        let isCount = specification.type == .histogram || specification.type.isAggregated && countsCells
        guard !isCount, let first = ys.first else { return .counts }
        let further = [.mean, .median].contains(specification.aggregate) || specification.type == .box ? 2 : 0
        let writing = first.writing(specification.format, furtherDecimals: further)
        guard ys.allSatisfy({ $0.unit == nil || $0.unit == first.unit }) else {
            let decimals = ys.map(\.reading.writing.decimals).max() ?? 0
            return ChartValueWriting(
                format: specification.format, writing: ColumnReading().writing, unit: .none,
                furtherDecimals: decimals + further)
        }
        return writing
    }

    /// Columns have to hold what is drawn of them.
    private func checkColumns() throws(DocketError) {
        guard rows > 0 else { return }
        if !countsCells {
            for column in ys where !column.reading.isNumeric && column.read == 0 {
                guard column.hasText else { continue }
                let advice = specification.type.isAggregated ? " The aggregate “count” counts its cells." : ""
                throw DocketError(
                    .failedPrecondition,
                    "“\(ChartText.oneLine(column.name))” holds \(column.reading.word) and no numbers to draw.\(advice)")
            }
        }
        guard let x, specification.type == .scatter || specification.type == .histogram, x.read == 0, x.hasText,
            !x.reading.isNumeric, !x.reading.isDate
        else { return }
        throw DocketError(
            .failedPrecondition,
            "“\(ChartText.oneLine(x.name))” holds \(x.reading.word); \(specification.type.words) need numbers or dates there."
        )
    }

    private static func sampling(_ stride: Int) -> [String] {
        stride == 1 ? [] : ["medians and quartiles by every \(stride)th value"]
    }
}

extension ChartText {
    static func gathered(series count: Int) -> String { "\(ChartNumber.grouped(count)) series together in “others”" }

    /// What is said where places along a chart have come together.
    static func gathered(_ before: Int, in table: ChartTable) -> [String] {
        switch table.kind {
        case .categories:
            let others = before - table.keys.count + 1
            return others > 0 ? ["\(ChartNumber.grouped(others)) categories together in “others”"] : []
        case .dates(let grain): return ["by \(grain.word)"]
        case .numbers: return ["numbers that lie close together are one"]
        }
    }
}

import DocketDomain

/// Which chart suits the columns of a table.
package struct ChartProposal: Sendable {
    fileprivate struct Candidate {
        let name: String
        let reading: ColumnReading
        /// Different texts among the rows that were looked at.
        let distinct: Int
        let rows: Int
    }

    fileprivate let columns: [Candidate]

    /// - Parameter rows: Some of the table's; those that come first do.
    package init(_ columns: [ChartColumn], rows: [[String]]) {
        var names: Set<String> = []
        // Of several columns with one name a specification means the first one.
        self.columns = columns.enumerated().compactMap { place, column in
            guard names.insert(column.name).inserted else { return nil }
            let cells = rows.compactMap { place < $0.count && !CellShape.isMissing($0[place]) ? $0[place] : nil }
            return Candidate(
                name: column.name, reading: column.reading, distinct: Set(cells).count, rows: cells.count)
        }
    }

    package var names: [String] { columns.map(\.name) }

    /// Columns of numbers, amounts first and what may be a number of a row last.
    package var numbers: [String] {
        columns.filter(\.reading.isNumeric).enumerated()
            .sorted { left, right in
                (left.element.worth, left.element.rows, right.offset)
                    > (right.element.worth, right.element.rows, left.offset)
            }.map(\.element.name)
    }

    package var dates: [String] { columns.filter(\.reading.isDate).map(\.name) }

    /// Columns of texts, those first that tell some groups apart.
    package var categories: [String] {
        let texts = columns.filter { !$0.reading.isNumeric && !$0.reading.isDate && $0.rows > 0 }
        return (texts.filter(\.hasGroups) + texts.filter { !$0.hasGroups }).map(\.name)
    }

    /// The chart that suits best; nil where there is nothing to draw.
    package var best: ChartSpecification? {
        let numbers = numbers
        if let date = dates.first {
            guard let number = numbers.first else { return specification(.column, x: date, y: []) }
            // Several rows of a day are of several lines, where a column tells some apart.
            if let groups = series(besides: date) { return specification(.line, x: date, y: [number], series: groups) }
            return specification(.line, x: date, y: alike(number))
        }
        // Years and months that are written as numbers, a row for each.
        if let step = columns.first(where: \.countsTime), let number = numbers.first(where: { $0 != step.name }) {
            return specification(.line, x: step.name, y: alike(number))
        }
        if let category = categories.first {
            let y = numbers.first.map { [$0] } ?? []
            return specification(.bar, x: category, y: y)
        }
        if numbers.count > 1 { return specification(.scatter, x: numbers[1], y: [numbers[0]]) }
        return numbers.first.map { specification(.histogram, x: $0, y: []) }
    }

    /// A chart of a type, with what another one had as far as it suits; nil where the columns do not have what it needs.
    package func specification(of type: ChartType, like other: ChartSpecification?) -> ChartSpecification? {
        let numbers = numbers
        let values = (other?.y ?? []).filter(numbers.contains)
        let x = other?.x
        var wish = ChartSpecification(type, title: other?.title, format: other?.format)
        switch type {
        case .bar, .stackedBar, .column, .stackedColumn, .line, .area, .heatMap:
            guard let along = x ?? dates.first ?? categories.first ?? numbers.last else { return nil }
            wish.x = along
            wish.y = values.isEmpty ? numbers.first { $0 != along }.map { [$0] } ?? [] : values
            wish.series = other?.series
            wish.aggregate = other?.aggregate
            wish.limit = other?.limit
            wish.sort = other?.sort ?? (type.isHorizontal && !dates.contains(along) ? .valueDescending : nil)
            guard type == .heatMap else { return wish }
            wish.y = Array(wish.y.prefix(1))
            wish.series = wish.series ?? (categories + dates).first { $0 != along }
            if wish.series == nil { return nil }
        case .scatter:
            let places = numbers + dates
            wish.y = values.isEmpty ? Array(numbers.prefix(1)) : values
            let along = x.flatMap { places.contains($0) ? $0 : nil }
            wish.x = along ?? places.first { !wish.y.contains($0) }
            wish.series = other?.series
            if wish.x == nil || wish.y.isEmpty { return nil }
        case .histogram:
            wish.x = values.first ?? x.flatMap { numbers.contains($0) ? $0 : nil } ?? numbers.first ?? dates.first
            if wish.x == nil { return nil }
        case .box:
            wish.y = values.isEmpty ? Array(numbers.prefix(1)) : values
            wish.x = x.flatMap { numbers.contains($0) ? nil : $0 } ?? categories.first
            if wish.y.isEmpty { return nil }
        }
        return wish
    }

    private func specification(
        _ type: ChartType, x: String, y: [String], series: String? = nil
    ) -> ChartSpecification {
        ChartSpecification(type, x: x, y: y, series: series, sort: type == .bar ? .valueDescending : nil)
    }

    /// The column that tells rows of one date apart.
    private func series(besides date: String) -> String? {
        guard let dates = columns.first(where: { $0.name == date }), dates.distinct < dates.rows else { return nil }
        return columns.first { !$0.reading.isNumeric && !$0.reading.isDate && (2...12).contains($0.distinct) }?.name
    }

    /// A column of numbers, and others whose numbers are of the same kind.
    private func alike(_ name: String) -> [String] {
        guard let first = columns.first(where: { $0.name == name }) else { return [name] }
        let others = columns.filter {
            $0.name != name && $0.reading.kind == first.reading.kind && $0.reading.units == first.reading.units
                && $0.worth == first.worth
        }
        return [name] + others.prefix(3).map(\.name)
    }
}

extension ChartProposal.Candidate {
    /// Whether it has one whole number for each row, which is a year, a month or the like.
    fileprivate var countsTime: Bool {
        guard reading.kind == .integer, distinct == rows, rows > 1 else { return false }
        let words = name.lowercased().split { !$0.isLetter }
        return words.contains { ["year", "quarter", "month", "week", "day", "period"].contains($0) }
    }

    fileprivate var hasGroups: Bool { distinct > 1 && distinct <= 50 }

    /// How likely its numbers say something that is worth drawing.
    fileprivate var worth: Int {
        let words = name.lowercased().split { !$0.isLetter }
        if reading.kind == .integer,
            words.contains(where: {
                ["id", "no", "nr", "number", "rank", "year", "row", "position", "line"].contains($0)
            })
        {
            return 0
        }
        switch reading.kind {
        case .money: return 3
        case .integer: return 1
        default: return 2
        }
    }
}

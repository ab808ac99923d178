package import DocketDomain

/// Makes a chart's data, while the rows of its table pass by in any parts: once, and again where all cells say something
/// else about a column than was thought, or where it has to be known first how far numbers reach.
package struct ChartBuilder: Sendable {
    enum Gathering: Sendable {
        case table(TableGathering)
        case points(PointGathering)
        case bins(BinGathering)
        case boxes(BoxGathering)
    }

    let specification: ChartSpecification
    private let names: [String]
    private var surveys: [Int: ColumnSurvey] = [:]
    private var readings: [Int: ColumnReading] = [:]
    private var isSurveying = true
    private let xPlace: Int?
    private let seriesPlace: Int?
    private let yPlaces: [Int]

    var x: NumberColumn?
    var ys: [NumberColumn] = []
    var gathering = Gathering.bins(BinGathering())
    private(set) var rows = 0
    /// How places along the chart are told apart.
    var keys = ChartKeys.categories

    /// - Parameter columns: Those of the table, in their order.
    package init(_ specification: ChartSpecification, columns: [ChartColumn]) throws(DocketError) {
        if let fault = specification.fault {
            throw DocketError(.invalidArgument, "The chart can't be drawn: \(fault).")
        }
        self.specification = specification
        names = columns.map(\.name)
        func place(_ name: String) throws(DocketError) -> Int {
            let place =
                columns.firstIndex { $0.name == name }
                ?? columns.firstIndex {
                    ChartText.oneLine($0.name).lowercased() == ChartText.oneLine(name).lowercased()
                }
            guard let place else {
                let all = columns.prefix(20).map { "“\(ChartText.oneLine($0.name))”" }.joined(separator: ", ")
                throw DocketError(
                    .invalidArgument,
                    "The table has no column “\(ChartText.oneLine(name))”. It has \(all.isEmpty ? "none" : all).")
            }
            return place
        }
        xPlace = try specification.x.map(place)
        seriesPlace = try specification.series.map(place)
        var places: [Int] = []
        for name in specification.y { places.append(try place(name)) }
        yPlaces = places
        for place in Set([xPlace, seriesPlace].compactMap(\.self) + yPlaces) {
            surveys[place] = ColumnSurvey(name: columns[place].name)
            readings[place] = columns[place].reading
        }
        begin()
    }

    private func reading(_ place: Int) -> ColumnReading { readings[place] ?? ColumnReading() }

    private mutating func begin() {
        rows = 0
        x = xPlace.map { NumberColumn(place: $0, name: names[$0], reading: reading($0)) }
        ys = yPlaces.map { NumberColumn(place: $0, name: names[$0], reading: reading($0)) }
        keys = .categories
        if let x {
            if x.reading.isDate {
                keys = .dates(DateGrain(x.reading.kind))
            } else if x.reading.isNumeric, specification.type == .line || specification.type == .area {
                keys = .numbers(step: nil)
            }
        }
        gathering =
            switch specification.type {
            case .scatter: .points(PointGathering())
            case .box: .boxes(BoxGathering())
            // Dates are counted by the calendar.
            case .histogram where x?.reading.isDate == false: .bins(BinGathering())
            default:
                .table(TableGathering(keys, keepsValues: specification.effectiveAggregate == .median))
            }
    }

    /// Takes a row.
    ///
    /// - Parameter rank: Its position among those that are shown; nil for one that is not, which only tells what its
    ///   columns are.
    package mutating func add(_ row: [String], rank: Int?) {
        if isSurveying {
            for place in surveys.keys where place < row.count { surveys[place]?.add(row[place]) }
        }
        guard let rank else { return }
        rows += 1
        switch gathering {
        case .table(var table):
            gathering = .bins(BinGathering())
            add(row, rank, to: &table)
            gathering = .table(table)
        case .points(var points):
            gathering = .bins(BinGathering())
            add(row, to: &points)
            gathering = .points(points)
        case .bins(var bins):
            gathering = .table(TableGathering(.categories, keepsValues: false))
            if let value = x?.number(row) { bins.add(value) }
            gathering = .bins(bins)
        case .boxes(var boxes):
            gathering = .bins(BinGathering())
            add(row, rank, to: &boxes)
            gathering = .boxes(boxes)
        }
    }

    /// Whether the rows have to pass once more from the first one on; asked when all have passed.
    package mutating func needsAnotherPass() -> Bool {
        if isSurveying {
            isSurveying = false
            let found = surveys.mapValues { $0.reading ?? ColumnReading() }
            let isOther = found.contains { !$0.value.readsAs(reading($0.key)) }
            // Also where they read alike: how they are written is known now.
            readings = found
            if isOther {
                begin()
                return true
            }
        }
        switch gathering {
        case .points(var points):
            guard points.needsAnotherPass() else { return false }
            begin()
            gathering = .points(points)
            return true
        case .bins(var bins):
            let isAgain = bins.needsAnotherPass(isWhole: x.map { reading($0.place).kind == .integer } ?? false)
            if isAgain { begin() }
            gathering = .bins(bins)
            return isAgain
        case .table, .boxes: return false
        }
    }

    /// How a column is read, by all of its cells.
    func settled(_ column: NumberColumn) -> NumberColumn { column.reading(as: reading(column.place)) }

    private mutating func add(_ row: [String], _ rank: Int, to table: inout TableGathering) {
        guard let key = key(row) else { return }
        let place = table.place(key, rank: rank)
        let series = seriesPlace.map { Self.category(row, $0) }
        if ys.isEmpty { return table.add(nil, at: place, series: series, column: 0, rank: rank) }
        for index in ys.indices {
            if specification.effectiveAggregate == .count {
                let isCounted = ys[index].place < row.count && !CellShape.isMissing(row[ys[index].place])
                if isCounted { table.add(nil, at: place, series: series, column: index, rank: rank) }
            } else if let value = ys[index].number(row) {
                table.add(value, at: place, series: series, column: index, rank: rank)
            }
        }
    }

    private mutating func add(_ row: [String], to points: inout PointGathering) {
        guard let position = x?.position(row) else { return }
        for index in ys.indices {
            guard let value = ys[index].number(row) else { continue }
            let column = ChartText.oneLine(ys[index].name)
            let name = seriesPlace.map { place in
                let text = ChartText.oneLine(ChartKeys.categories.label(Self.category(row, place)))
                return ys.count > 1 ? "\(text) · \(column)" : text
            }
            points.add(x: position, y: value, series: name ?? column)
        }
    }

    private mutating func add(_ row: [String], _ rank: Int, to boxes: inout BoxGathering) {
        var group: ChartKey?
        if x != nil {
            guard let key = key(row) else { return }
            group = key
        }
        for index in ys.indices {
            if let value = ys[index].number(row) { boxes.add(value, key: group, series: index, rank: rank) }
        }
    }

    /// What a row stands at; nil where it has no place on the scale.
    private mutating func key(_ row: [String]) -> ChartKey? {
        guard let place = x?.place else { return nil }
        switch keys {
        case .categories: return Self.category(row, place)
        case .numbers: return x?.number(row).map(ChartKey.number)
        case .dates: return x?.position(row).map { .date(Int($0)) }
        }
    }

    private static func category(_ row: [String], _ place: Int) -> ChartKey {
        guard place < row.count, !CellShape.isMissing(row[place]) else { return .missing }
        let cell = row[place]
        return .text(cell.utf8.count > ChartText.longest || hasBlanks(cell) ? ChartText.oneLine(cell) : cell)
    }

    /// Whether it has other blanks than single spaces between words.
    private static func hasBlanks(_ cell: String) -> Bool {
        var previous = UInt8(ascii: " ")
        for byte in cell.utf8 {
            if byte < 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0x20 && previous == 0x20 {
                return true
            }
            previous = byte
        }
        return previous == 0x20
    }
}

extension NumberColumn {
    func reading(as reading: ColumnReading) -> NumberColumn {
        var column = self
        column.reading = reading
        return column
    }
}

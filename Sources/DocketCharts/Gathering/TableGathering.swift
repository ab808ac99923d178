import DocketDomain

/// Brings rows together by what stands along the chart and by series.
struct TableGathering: Sendable {
    private struct SeriesKey: Hashable {
        /// Nothing where there is no column of series.
        let text: ChartKey?
        /// The place of the column of values.
        let value: Int
    }

    private struct Cell: Hashable {
        let key: Int32
        let series: Int32
    }

    private var kind: ChartKeys
    private var places: [ChartKey: Int] = [:]
    private var keys: [ChartKey] = []
    private var seriesPlaces: [SeriesKey: Int] = [:]
    private var series: [SeriesKey] = []
    /// The position of the row that each was seen in first.
    private var ranks: [Int] = []
    private var seriesRanks: [Int] = []
    private var tallies: [Cell: Tally] = [:]
    private(set) var hasOverflown = false
    private let keepsValues: Bool

    /// Categories and series that are told apart while rows are read; what comes after them is together in one.
    private static let mostCategories = 10_000
    private static let mostSeries = 500
    private static let mostCells = 200_000
    /// Categories times series: each of these has a place in the table, be there a value or none.
    private static let mostPlaces = 1_000_000

    private var isFull: Bool { tallies.count >= Self.mostCells || keys.count * series.count >= Self.mostPlaces }

    init(_ kind: ChartKeys, keepsValues: Bool) {
        self.kind = kind
        self.keepsValues = keepsValues
    }

    /// Where a row belongs.
    mutating func place(_ key: ChartKey, rank: Int) -> Int {
        let key = kind.key(key)
        if let place = places[key] {
            if rank < ranks[place] { ranks[place] = rank }
            return place
        }
        if kind == .categories, keys.count >= Self.mostCategories || isFull {
            hasOverflown = true
            if let place = places[.others(1)] { return place }
            return insert(.others(1), rank: rank)
        }
        let place = insert(key, rank: rank)
        guard kind != .categories, keys.count > ChartTable.mostKeys else { return place }
        coarsen()
        return places[kind.key(key)] ?? 0
    }

    private mutating func insert(_ key: ChartKey, rank: Int) -> Int {
        places[key] = keys.count
        keys.append(key)
        ranks.append(rank)
        return keys.count - 1
    }

    private mutating func seriesPlace(_ text: ChartKey?, _ value: Int, rank: Int) -> Int {
        var key = SeriesKey(text: text, value: value)
        if let place = seriesPlaces[key] {
            if rank < seriesRanks[place] { seriesRanks[place] = rank }
            return place
        }
        if series.count >= Self.mostSeries || isFull {
            hasOverflown = true
            key = SeriesKey(text: .others(1), value: value)
            if let place = seriesPlaces[key] { return place }
        }
        seriesPlaces[key] = series.count
        series.append(key)
        seriesRanks.append(rank)
        return series.count - 1
    }

    /// Takes a value, or a row that is counted.
    mutating func add(_ value: Double?, at place: Int, series text: ChartKey?, column: Int, rank: Int) {
        let series = seriesPlace(text, column, rank: rank)
        let cell = Cell(key: Int32(place), series: Int32(series))
        if let value {
            tallies[cell, default: Tally(keepsValues: keepsValues)].add(value)
        } else {
            tallies[cell, default: Tally(keepsValues: false)].count()
        }
    }

    /// Coarser places until there are half as many at most.
    private mutating func coarsen() {
        while keys.count > ChartTable.mostKeys / 2 {
            let positions = keys.compactMap(\.position)
            guard let low = positions.min(), let high = positions.max(), let next = kind.coarser(spanning: low...high)
            else { return }
            let (oldKeys, oldTallies) = (keys, tallies)
            kind = next
            (places, keys, ranks, tallies) = ([:], [], [], [:])
            let moved = oldKeys.map { key in places[next.key(key)] ?? insert(next.key(key), rank: 0) }
            for (cell, tally) in oldTallies {
                let place = Cell(key: Int32(moved[Int(cell.key)]), series: cell.series)
                tallies[place, default: Tally(keepsValues: keepsValues)].add(tally)
            }
        }
    }

    /// Of how many values one was kept at most, for medians.
    var stride: Int { tallies.values.reduce(1) { max($0, $1.stride) } }

    /// - Parameters:
    ///   - names: Of the columns of values.
    ///   - rows: How many were read.
    func table(_ aggregate: ChartAggregate, _ sort: ChartSort?, names: [String], rows: Int) -> ChartTable {
        let order: [Int]
        if kind == .categories {
            order = keys.indices.sorted {
                keys[$0].isOthers == keys[$1].isOthers ? ranks[$0] < ranks[$1] : keys[$1].isOthers
            }
        } else {
            order = keys.indices.sorted { (keys[$0].position ?? 0) < (keys[$1].position ?? 0) }
        }
        let seriesOrder = series.indices.sorted {
            (seriesRanks[$0], series[$0].value) < (seriesRanks[$1], series[$1].value)
        }
        let all = seriesOrder.map { place in
            ChartTable.Series(
                name: name(of: series[place], names), isOthers: series[place].text?.isOthers ?? false,
                tallies: order.map { tallies[Cell(key: Int32($0), series: Int32(place))] })
        }
        return ChartTable(
            kind: kind, keys: order.map { keys[$0] }, series: all, aggregate: aggregate, sort: sort,
            isByRow: rows == order.count && order.indices.allSatisfy { ranks[order[$0]] == $0 })
    }

    private func name(of key: SeriesKey, _ names: [String]) -> String {
        let column = names.indices.contains(key.value) ? ChartText.oneLine(names[key.value]) : "rows"
        guard let text = key.text else { return column }
        let label = text.isOthers ? "others" : ChartText.oneLine(ChartKeys.categories.label(text))
        return names.count > 1 ? "\(label) · \(column)" : label
    }

}

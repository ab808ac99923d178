/// Values for each place along a chart and each series: what bars, lines, areas and heat maps are drawn from.
package struct ChartTable: Hashable, Sendable {
    /// A line, a group of bars, a row of a heat map.
    package struct Series: Hashable, Sendable {
        package let name: String
        /// Whether several that are too many for the chart are together in it.
        package let isOthers: Bool
        /// One for each key.
        package var tallies: [Tally?]

        package init(name: String, isOthers: Bool = false, tallies: [Tally?]) {
            self.name = name
            self.isOthers = isOthers
            self.tallies = tallies
        }
    }

    package internal(set) var kind: ChartKeys
    package internal(set) var keys: [ChartKey]
    package internal(set) var series: [Series]
    package let aggregate: ChartAggregate
    let sort: ChartSort?
    /// Whether each row of the table that was read has one place of its own, in their order.
    package internal(set) var isByRow = false

    /// Numbers or dates that are told apart while rows are read.
    static let mostKeys = 4096
    /// Series that are told apart in a chart.
    package static let mostSeries = 12

    /// A value; nil where there is none.
    package func value(_ series: Int, _ key: Int) -> Double? {
        self.series[series].tallies[key]?.value(aggregate)
    }

    package func values(_ series: Int) -> [Double?] { keys.indices.map { value(series, $0) } }

    package func label(_ key: Int) -> String { kind.label(keys[key]) }

    package var labels: [String] { keys.indices.map(label) }

    /// How much a key weighs among others.
    private func weight(ofKey key: Int) -> Double {
        series.indices.reduce(0) { $0 + abs(value($1, key) ?? 0) }
    }

    private func weight(ofSeries index: Int) -> Double {
        keys.indices.reduce(0) { $0 + abs(value(index, $1) ?? 0) }
    }

    /// The same with so many places at most: the largest categories stay and the others come together in one, dates and
    /// numbers in coarser places.
    package func limited(to most: Int) -> ChartTable {
        let most = max(1, most)
        guard keys.count > most else { return self }
        guard kind == .categories else { return coarsened(to: most) }
        let kept = Set(largest(most - 1, of: keys.count, by: weight(ofKey:)).filter { !keys[$0].isOthers })
        var table = self
        let gone = keys.indices.filter { !kept.contains($0) }
        let stay = keys.indices.filter(kept.contains)
        table.keys = stay.map { keys[$0] } + [.others(gone.reduce(0) { $0 + keys[$1].represented })]
        for index in series.indices {
            let old = series[index].tallies
            table.series[index].tallies = stay.map { old[$0] } + [Self.together(gone.map { old[$0] })]
        }
        return table
    }

    private func coarsened(to most: Int) -> ChartTable {
        var table = self
        let positions = keys.compactMap(\.position)
        guard let low = positions.min(), let high = positions.max() else { return self }
        while table.keys.count > most, let kind = table.kind.coarser(spanning: low...high) {
            table = table.regrouped(kind)
        }
        return table
    }

    private func regrouped(_ kind: ChartKeys) -> ChartTable {
        var places: [ChartKey: Int] = [:]
        var table = self
        table.kind = kind
        table.keys = []
        var groups: [[Int]] = []
        for (index, key) in keys.enumerated() {
            let coarse = kind.key(key)
            if let place = places[coarse] {
                groups[place].append(index)
            } else {
                places[coarse] = groups.count
                table.keys.append(coarse)
                groups.append([index])
            }
        }
        for index in series.indices {
            let old = series[index].tallies
            table.series[index].tallies = groups.map { group in Self.together(group.map { old[$0] }) }
        }
        return table
    }

    /// The same with so many series at most: the largest ones stay, the others come together in one more.
    package func limited(toSeries most: Int) -> ChartTable {
        let most = max(1, most)
        guard series.count > most + 1 else { return self }
        let kept = Set(largest(most, of: series.count, by: weight(ofSeries:)).filter { !series[$0].isOthers })
        let gone = series.indices.filter { !kept.contains($0) }
        var table = self
        table.series = series.indices.filter(kept.contains).map { series[$0] }
        let tallies = keys.indices.map { key in Self.together(gone.map { series[$0].tallies[key] }) }
        table.series.append(
            Series(name: "\(ChartNumber.grouped(gone.count)) others", isOthers: true, tallies: tallies))
        return table
    }

    private func largest(_ count: Int, of all: Int, by weight: (Int) -> Double) -> [Int] {
        let weights = (0..<all).map(weight)
        return (0..<all).sorted { (weights[$1], $0) < (weights[$0], $1) }.prefix(count).map(\.self)
    }

    private static func together(_ tallies: [Tally?]) -> Tally? {
        let known = tallies.compactMap(\.self)
        guard var all = known.first else { return nil }
        for tally in known.dropFirst() { all.add(tally) }
        return all
    }

    /// In the order that is asked for; others stay last.
    func sorted() -> ChartTable {
        guard kind == .categories, let sort else { return self }
        let totals = keys.indices.map { key in series.indices.reduce(0.0) { $0 + (value($1, key) ?? 0) } }
        let labels = labels
        let order = keys.indices.sorted { left, right in
            if keys[left].isOthers != keys[right].isOthers { return keys[right].isOthers }
            switch sort {
            case .label: return (labels[left], left) < (labels[right], right)
            case .labelDescending: return (labels[right], left) < (labels[left], right)
            case .value: return (totals[left], left) < (totals[right], right)
            case .valueDescending: return (totals[right], left) < (totals[left], right)
            }
        }
        var table = self
        table.isByRow = isByRow && order == Array(keys.indices)
        table.keys = order.map { keys[$0] }
        for index in series.indices { table.series[index].tallies = order.map { series[index].tallies[$0] } }
        return table
    }
}

extension ChartKey {
    /// How many categories are in it.
    fileprivate var represented: Int {
        if case .others(let count) = self { count } else { 1 }
    }
}

/// Gathers the values of each group of a box plot.
struct BoxGathering: Sendable {
    private struct Group: Hashable {
        let key: ChartKey?
        let series: Int
    }

    private var places: [Group: Int] = [:]
    private var groups: [Group] = []
    private var samples: [ValueSample] = []
    private var ranks: [Int] = []
    private(set) var hasOverflown = false

    private static let mostGroups = 1000

    mutating func add(_ value: Double, key: ChartKey?, series: Int, rank: Int) {
        var group = Group(key: key, series: series)
        if places[group] == nil, groups.count >= Self.mostGroups {
            hasOverflown = true
            group = Group(key: .others(1), series: series)
        }
        let place: Int
        if let known = places[group] {
            place = known
        } else {
            place = groups.count
            places[group] = place
            groups.append(group)
            samples.append(ValueSample())
            ranks.append(rank)
        }
        samples[place].add(value)
        ranks[place] = min(ranks[place], rank)
    }

    var stride: Int { samples.reduce(1) { max($0, $1.stride) } }

    /// In the order of the rows.
    func boxes(names: [String], kind: ChartKeys) -> [ChartBox] {
        let order = groups.indices.sorted { left, right in
            if let first = groups[left].key?.position, let second = groups[right].key?.position {
                return (first, groups[left].series) < (second, groups[right].series)
            }
            return (ranks[left], groups[left].series) < (ranks[right], groups[right].series)
        }
        return order.compactMap { place in
            let name = ChartText.oneLine(names[groups[place].series])
            let key = groups[place].key.map { $0.isOthers ? "others" : ChartText.oneLine(kind.label($0)) }
            let label = key.map { names.count > 1 ? "\($0) · \(name)" : $0 } ?? name
            return ChartBox(label: label, series: groups[place].series, samples[place])
        }
    }
}

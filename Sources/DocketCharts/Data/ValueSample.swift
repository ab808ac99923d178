/// Numbers in their order, all of them or, where they are many, every second, fourth or further one.
package struct ValueSample: Hashable, Sendable {
    private(set) var values: [Double] = []
    /// How many have come.
    private(set) var count = 0
    /// Every which one is kept.
    private(set) var stride = 1

    /// Numbers that are kept at most.
    static let most = 1 << 16

    mutating func add(_ value: Double) {
        if count.isMultiple(of: stride) {
            if values.count == Self.most { thin() }
            if count.isMultiple(of: stride) { values.append(value) }
        }
        count += 1
    }

    mutating func add(_ other: Self) {
        var other = other
        while stride < other.stride { thin() }
        while other.stride < stride { other.thin() }
        values += other.values
        count += other.count
        while values.count > Self.most { thin() }
    }

    private mutating func thin() {
        values = values.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
        stride *= 2
    }

    /// Below which so much of sorted values lies, between two of them in proportion (as R and NumPy have it).
    static func quantile(_ share: Double, of sorted: [Double]) -> Double? {
        guard let last = sorted.last else { return nil }
        let place = share * Double(sorted.count - 1)
        let lower = Int(place)
        guard lower + 1 < sorted.count else { return last }
        let part = place - Double(lower)
        // Not by the difference: of huge numbers it has no place in a double.
        return sorted[lower] * (1 - part) + sorted[lower + 1] * part
    }
}

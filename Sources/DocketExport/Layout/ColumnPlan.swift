/// How wide the columns of a table are on a page.
enum ColumnPlan {
    /// Widths that fit: as wide as the content where there is room, otherwise the widest columns give way first, and
    /// none becomes narrower than its longest word unless all of them have to.
    static func widths(natural: [Double], minimum: [Double], available: Double) -> [Double] {
        let whole = natural.reduce(0, +)
        guard whole > available else { return natural }
        let least = zip(natural, minimum).map(min)
        let leastSum = least.reduce(0, +)
        guard leastSum < available else { return least.map { $0 * available / leastSum } }
        var low = 0.0
        var high = natural.max() ?? 0
        // Enough halvings for a hundredth of a point.
        for _ in 0..<30 {
            let cap = (low + high) / 2
            let sum = zip(natural, least).reduce(0) { $0 + max($1.1, min($1.0, cap)) }
            if sum > available { high = cap } else { low = cap }
        }
        return zip(natural, least).map { max($1, min($0, low)) }
    }

    /// Groups of neighbouring columns of which each fits with the first column before it; all in one where they fit.
    static func groups(minimum: [Double], available: Double) -> [[Int]] {
        guard minimum.reduce(0, +) > available, minimum.count > 2 else { return [Array(minimum.indices)] }
        // A first column that takes half of the page is no help on every page.
        let repeated = minimum[0] <= available / 3 ? [0] : []
        var groups: [[Int]] = []
        var group = repeated
        var width = repeated.isEmpty ? 0 : minimum[0]
        for index in repeated.count..<minimum.count {
            if group.count > repeated.count, width + minimum[index] > available {
                groups.append(group)
                group = repeated
                width = repeated.isEmpty ? 0 : minimum[0]
            }
            group.append(index)
            width += minimum[index]
        }
        groups.append(group)
        return groups
    }
}

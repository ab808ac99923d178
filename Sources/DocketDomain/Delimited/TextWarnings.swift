/// What was noticed about a text, the first few in words.
struct TextWarnings {
    private var first: [String] = []
    private var count = 0

    private static let limit = 5

    mutating func add(_ warning: String) {
        count += 1
        if first.count < Self.limit { first.append(warning) }
    }

    /// In sentences; more than a few of them are counted.
    var lines: [String] {
        let rest = count - first.count
        return first.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
            + (rest > 0 ? ["\(rest) more lines are like that."] : [])
    }
}

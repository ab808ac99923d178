import DocketDomain

/// The tallies of the groups of a table, as many of them as are told apart.
struct GroupTally {
    private var indices: [Substring: Int] = [:]
    private(set) var groups: [(name: String, tally: ColumnTally)] = []
    /// Rows of the groups beyond those that are told apart.
    private(set) var others = ColumnTally()
    private var bytes = 0

    /// Groups that are told apart.
    static let most = 10_000
    /// What their names may take together, in bytes.
    private static let mostBytes = 16 << 20

    var isPartial: Bool { others.rows > 0 }

    mutating func add(_ group: String, _ update: (inout ColumnTally) -> Void) {
        let name = group.trimmed
        if let index = indices[name] {
            update(&groups[index].tally)
        } else if groups.count < Self.most, bytes + name.utf8.count <= Self.mostBytes {
            let name = String(name)
            bytes += name.utf8.count
            indices[Substring(name)] = groups.count
            var tally = ColumnTally()
            update(&tally)
            groups.append((name, tally))
        } else {
            update(&others)
        }
    }
}

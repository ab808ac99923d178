import DocketDomain
package import Foundation

/// What a screen keeps between starts.
package struct Remembered: Hashable, Sendable, Codable {
    private var address: String
    var splits: Splits
    var theme: ThemeName
    /// Whether threads are listed with the oldest first.
    var oldestFirst: Bool
    /// Absent in what earlier versions wrote.
    var tables: TableArrangements?
    /// The same.
    var exports: ExportHabits?

    init(_ shared: SharedState, at address: Address) {
        self.address = address.description
        splits = shared.splits
        theme = shared.appearance.theme
        oldestFirst = false
        tables = shared.arrangements
        exports = shared.exportHabits
    }

    /// Where the screen was when it was left.
    var place: Address? { try? Address(parsing: address) }

    /// Nothing where the bytes are damaged.
    package init?(json: Data) {
        guard let remembered = try? JSONDecoder().decode(Remembered.self, from: json) else { return nil }
        self = remembered
    }

    /// The oldest arrangements of tables are left out where there is no room for all.
    package func json(atMost limit: Int) -> Data {
        var remembered = self
        var json = remembered.encoded
        while json.count > limit, let count = remembered.tables?.count, count > 0 {
            remembered.tables?.dropOldest(keeping: count / 2)
            json = remembered.encoded
        }
        return json
    }

    private var encoded: Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        // Text, numbers and flags can always be encoded.
        return (try? encoder.encode(self)) ?? Data()
    }
}

extension SharedState {
    /// Takes up what was kept at the end of an earlier run.
    mutating func restore(_ remembered: Remembered) {
        splits = remembered.splits
        if appearance.theme == .auto { appearance.theme = remembered.theme }
        exportHabits = remembered.exports ?? ExportHabits()
        arrangements = remembered.tables ?? TableArrangements()
        arrangements.dropOldest(keeping: TableArrangements.limit)
    }
}

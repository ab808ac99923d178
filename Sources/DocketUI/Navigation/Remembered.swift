import DocketDomain
package import Foundation

/// What a screen keeps between starts.
package struct Remembered: Hashable, Sendable, Codable {
    private var address: String
    private var splits: Splits
    private var theme: ThemeName
    private var oldestFirst: Bool
    /// Absent in what earlier versions wrote.
    private var tables: TableArrangements?

    fileprivate init(_ state: AppState) {
        address = state.address.description
        splits = state.splits
        theme = state.looks.theme
        oldestFirst = state.threadFilter.order == .ascending
        tables = state.arrangements
    }

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

    fileprivate func apply(to state: inout AppState) {
        state.splits = splits
        if state.looks.theme == .auto { state.looks.theme = theme }
        if oldestFirst { state.threadFilter.order = .ascending }
        state.arrangements = tables ?? TableArrangements()
        state.arrangements.dropOldest(keeping: TableArrangements.limit)
        state.startAddress = try? Address(parsing: address)
    }
}

extension AppState {
    package var remembered: Remembered { Remembered(self) }

    /// Takes up what was kept at the end of an earlier run.
    package mutating func restore(_ remembered: Remembered) {
        remembered.apply(to: &self)
    }
}

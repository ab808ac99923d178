import DocketDomain
package import Foundation

/// What a screen keeps between starts.
package struct Remembered: Hashable, Sendable, Codable {
    private var address: String
    private var splits: Splits
    private var theme: ThemeName
    private var oldestFirst: Bool

    fileprivate init(_ state: AppState) {
        address = state.address.description
        splits = state.splits
        theme = state.looks.theme
        oldestFirst = state.threadFilter.order == .ascending
    }

    /// Nothing where the bytes are damaged.
    package init?(json: Data) {
        guard let remembered = try? JSONDecoder().decode(Remembered.self, from: json) else { return nil }
        self = remembered
    }

    package var json: Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        // Text, numbers and flags can always be encoded.
        return (try? encoder.encode(self)) ?? Data()
    }

    fileprivate func apply(to state: inout AppState) {
        state.splits = splits
        if state.looks.theme == .auto { state.looks.theme = theme }
        if oldestFirst { state.threadFilter.order = .ascending }
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

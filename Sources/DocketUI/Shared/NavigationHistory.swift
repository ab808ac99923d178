package import DocketDomain

/// The addresses that were visited, with a place among them.
package struct NavigationHistory: Hashable, Sendable {
    private var past: [Address] = []
    package private(set) var current: Address = .threads
    private var future: [Address] = []

    private static let longest = 200

    package init() {}

    package var canGoBack: Bool { !past.isEmpty }
    package var canGoForward: Bool { !future.isEmpty }

    /// Goes to another place; the way forward from here is forgotten.
    mutating func visit(_ address: Address) {
        guard address != current else { return }
        past.append(current)
        if past.count > Self.longest { past.removeFirst() }
        current = address
        future = []
    }

    /// The place here has another address now, as when the selection of a list moves.
    mutating func replace(with address: Address) {
        current = address
    }

    mutating func back() -> Address? {
        guard let address = past.popLast() else { return nil }
        future.append(current)
        current = address
        return address
    }

    mutating func forward() -> Address? {
        guard let address = future.popLast() else { return nil }
        past.append(current)
        current = address
        return address
    }
}

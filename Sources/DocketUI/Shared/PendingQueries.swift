import DocketDomain

/// What is being read, and for whom; and what could not be read.
package struct PendingQueries: Hashable, Sendable {
    private var underWay: [Query.Slot: Query] = [:]
    private var askers: [Query.Slot: Asker] = [:]
    /// It is asked for again when the user or a change gives a reason.
    private(set) var failed: Set<Query> = []

    package subscript(slot: Query.Slot) -> Query? { underWay[slot] }

    package var values: [Query] { Array(underWay.values) }
    package var isEmpty: Bool { underWay.isEmpty }

    func isAwaited(by asker: Asker) -> Bool { askers.values.contains(asker) }

    func slots(of asker: Asker) -> [Query.Slot] { askers.filter { $0.value == asker }.map(\.key) }

    func slots(where isMeant: (Query.Slot) -> Bool) -> [Query.Slot] { underWay.keys.filter(isMeant) }

    /// Whether asking is of any use: it is neither on its way already nor known to fail.
    func lacks(_ query: Query, for asker: Asker) -> Bool {
        (underWay[query.slot] != query || askers[query.slot] != asker) && !failed.contains(query)
    }

    mutating func begin(_ query: Query, for asker: Asker) {
        failed.remove(query)
        underWay[query.slot] = query
        askers[query.slot] = asker
    }

    /// Takes an answer: whose it is. Nobody's where something newer was asked for, or it was given up.
    mutating func end(_ query: Query, failed isFailure: Bool = false) -> Asker? {
        guard underWay[query.slot] == query else { return nil }
        underWay[query.slot] = nil
        if isFailure { failed.insert(query) }
        return askers.removeValue(forKey: query.slot)
    }

    mutating func drop(_ slot: Query.Slot) {
        underWay[slot] = nil
        askers[slot] = nil
    }

    mutating func forgetFailures() { failed = [] }
}

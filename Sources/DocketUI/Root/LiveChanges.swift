import DocketDomain
import OrderedCollections

/// Changes that are being read, and those that wait for that: however fast they come, what is on its way arrives before
/// it is asked for again.
struct LiveChanges: Hashable {
    /// What was asked for because of changes.
    private var asked: Set<Query> = []
    private(set) var waiting: OrderedSet<ChangedObject> = []

    mutating func wait(_ changes: [ChangedObject]) { waiting.formUnion(changes) }

    /// Whether an action answers what was asked for.
    func awaits(_ action: Action) -> Bool {
        switch action {
        case .answered(let query, _), .queryFailed(let query, _): asked.contains(query)
        default: false
        }
    }

    /// What was asked for belongs to it.
    mutating func note(_ effects: ArraySlice<Effect>) {
        for case .query(let query) in effects { asked.insert(query) }
    }

    /// Takes what waits, as soon as nothing is on its way that was asked for before.
    mutating func next(_ queries: PendingQueries) -> [ChangedObject] {
        asked = asked.filter { queries[$0.slot] == $0 }
        guard asked.isEmpty else { return [] }
        defer { waiting = [] }
        return Array(waiting)
    }
}

extension ChangedObject {
    /// Has everything read again that lists what has changed.
    static let oneOfEachKind: [ChangedObject] = [
        .thread(ThreadID("")), .artifact(ArtifactID("")), .export(ExportID("")), .customer(CustomerID("")), .schema,
        .tenant,
    ]
}

extension AppState {
    /// Takes what has changed: it is read as soon as what was asked for before has come.
    mutating func take(_ changes: [ChangedObject], byOthers: [ChangedObject]) {
        live.wait(changes)
        if shared.appearance.flashes { shared.flashes.begin(byOthers, at: shared.now) }
    }

    /// Has what has changed read again wherever it is shown.
    mutating func readChanges(_ effects: inout [Effect]) {
        guard !live.waiting.isEmpty, case let changes = live.next(shared.queries), !changes.isEmpty else { return }
        let before = effects.count
        shared.queries.forgetFailures()
        everyScreen(&effects) { $0.handle(changes, &$1) }
        withOverlay(&effects) { $0.handle(changes, &$1) }
        live.note(effects[before...])
    }
}

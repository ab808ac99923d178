import DocketDomain
import DocketStore
import DocketUI

extension ChangedObject {
    /// What a batch of the change feed is about, each object once.
    static func objects(of changes: [DocketStore.Change]) -> [ChangedObject] {
        var found: [ChangedObject] = []
        var known: Set<ChangedObject> = []
        for change in changes {
            let object: ChangedObject =
                switch change {
                case .appeared(let thread, _), .disappeared(let thread, _): .thread(thread)
                case .event(let entry):
                    switch entry.event.stream.kind {
                    case .thread: .thread(ThreadID(entry.event.stream.id))
                    case .artifact: .artifact(ArtifactID(entry.event.stream.id))
                    case .customer: .customer(CustomerID(entry.event.stream.id))
                    case .export: .export(ExportID(entry.event.stream.id))
                    case .schema: .schema
                    // What they tell is told by the events of their proposals and customers as well.
                    case .batch, .review: .tenant
                    case .tenant: .tenant
                    }
                }
            if known.insert(object).inserted { found.append(object) }
        }
        return found
    }
}

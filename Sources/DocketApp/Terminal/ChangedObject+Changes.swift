import DocketDomain
import DocketUI

extension ChangedObject {
    /// What a batch of the change feed is about, each object once.
    static func objects(of changes: [Change]) -> [ChangedObject] {
        var found: [ChangedObject] = []
        var known: Set<ChangedObject> = []
        for change in changes {
            let object =
                switch change {
                case .appeared(let stream, _), .disappeared(let stream, _): ChangedObject(stream)
                case .event(let entry): ChangedObject(entry.event.stream)
                }
            if known.insert(object).inserted { found.append(object) }
        }
        return found
    }

    private init(_ stream: StreamID) {
        self =
            switch stream.kind {
            case .thread: .thread(ThreadID(stream.id))
            case .artifact: .artifact(ArtifactID(stream.id))
            case .customer: .customer(CustomerID(stream.id))
            case .schema: .schema
            // What they tell is told by the events of their proposals and customers as well.
            case .batch, .review: .tenant
            case .export: .export(ExportID(stream.id))
            case .tenant: .tenant
            }
    }
}

import DocketDomain
import DocketUI
import DocketWorkspace

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
}

extension Change {
    /// Whether this process has made it.
    func isOwn(in workspace: any Workspace) -> Bool {
        guard case .event(let entry) = self else { return false }
        return workspace.wrote(entry.event)
    }
}

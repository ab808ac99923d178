package import DocketDomain
import GRDB

extension LogReplica {
    /// Whether the events of the file are those of the log, as far as the file has come: the same digest over all of them.
    package func faults() async throws(DocketError) -> [Fault] {
        do {
            guard let standing = try await database.read({ try ReplicaStanding($0) }) else { return [Self.notBegun] }
            let own = SQLiteEventLog(database)
            var (theirs, ours) = (LogDigest(), LogDigest())
            var place = Checkpoint.start
            var position = Checkpoint.start
            while place < standing.reached {
                let events = try await log.readAll(after: place, limit: 500).filter {
                    $0.checkpoint <= standing.reached
                }
                guard let last = events.last else { break }
                let copied = try await own.readAll(after: position, limit: events.count)
                for event in events { try theirs.add(event) }
                for event in copied { try ours.add(event) }
                guard ours.count == theirs.count, ours.text == theirs.text else {
                    return [Self.difference(behind: position.position)]
                }
                place = last.checkpoint
                position = copied.last?.checkpoint ?? position
            }
            guard position.position == standing.events, place == standing.reached else {
                return [Self.difference(behind: position.position)]
            }
            return []
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    private static let notBegun = Fault(
        area: "node", message: "Nothing of the log was copied yet. Run `docket node status` to see why.")

    private static func difference(behind position: Int64) -> Fault {
        Fault(
            area: "node",
            message:
                "The events of this node differ from those of the log, behind event \(position). Run `docket rebuild`, which reads the log anew."
        )
    }
}

package import DocketDomain
import GRDB

/// How far a copy of a log has come.
package struct ReplicaStanding: Hashable, Sendable {
    /// Where the log is, without a password.
    package let address: String
    /// The last place of the log that was copied.
    package let reached: Checkpoint
    /// Events that were copied.
    package let events: Int64
    /// The log's identity at that time.
    package let identity: LogIdentity

    /// As a file tells it; nothing where the file is no copy.
    init?(_ db: Database) throws {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM node") else { return nil }
        address = row["address"]
        reached = Checkpoint(transaction: row["log_transaction"], position: row["log_position"])
        events = try Int64.fetchOne(db, sql: "SELECT max(position) FROM events") ?? 0
        identity = try LogIdentity(db)
    }
}

extension WorkspaceDatabase {
    /// How far the copy has come that this file is; nothing where the file has a log of its own.
    package func replicaStanding() throws(DocketError) -> ReplicaStanding? {
        try readBlocking { try ReplicaStanding($0) }
    }
}

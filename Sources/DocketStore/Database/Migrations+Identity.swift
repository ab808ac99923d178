import Foundation
import GRDB

extension Migrations {
    /// Which log it is, and what seals its checkpoints: one row.
    static let identity = """
        CREATE TABLE log_identity (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            epoch TEXT NOT NULL,
            key BLOB NOT NULL
        );
        INSERT INTO log_identity (id, epoch, key) VALUES (1, lower(hex(randomblob(16))), randomblob(32));
        """

    /// The log is another one from now on. What seals its checkpoints stays, so that a reader who brings an old one is
    /// told why it is refused.
    static func renewIdentity(keeping key: Data?, in db: Database) throws {
        try db.execute(
            sql: "UPDATE log_identity SET epoch = lower(hex(randomblob(16))), key = coalesce(?, key)", arguments: [key])
    }
}

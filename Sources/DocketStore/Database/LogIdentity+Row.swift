import DocketDomain
import Foundation
import GRDB

extension LogIdentity {
    /// As a file tells it.
    init(_ db: Database) throws {
        guard let row = try Row.fetchOne(db, sql: "SELECT epoch, key, erasures FROM log_identity") else {
            throw DocketError(
                .corrupt, "The workspace does not say which log it has. Restore a backup: `docket restore FILE`.")
        }
        self.init(epoch: row["epoch"], key: row["key"], erasures: row["erasures"])
    }

    /// Makes a file tell this of its log.
    func write(to db: Database) throws {
        try db.run("UPDATE log_identity SET epoch = ?, key = ?, erasures = ?", [epoch, key, erasures])
    }
}

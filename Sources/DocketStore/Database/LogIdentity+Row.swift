import DocketDomain
import Foundation
import GRDB

extension LogIdentity {
    /// As a file tells it.
    init(_ db: Database) throws {
        guard let row = try Row.fetchOne(db, sql: "SELECT epoch, key FROM log_identity") else {
            throw DocketError(
                .corrupt, "The workspace does not say which log it has. Restore a backup: `docket restore FILE`.")
        }
        self.init(epoch: row["epoch"], key: row["key"])
    }
}

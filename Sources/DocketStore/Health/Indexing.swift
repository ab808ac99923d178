package import DocketDomain
import GRDB

extension WorkspaceDatabase {
    /// Indexes some of what search does not find yet.
    ///
    /// - Returns: Whether there may be more of it.
    package func indexBacklog(atMost count: Int) async throws(DocketError) -> Bool {
        guard !pool.configuration.readonly else { return false }
        guard try await read({ db in try !SearchBacklog(db: db).isEmpty }) else { return false }
        return try await write { db in
            let backlog = SearchBacklog(db: db)
            try backlog.index(atMost: count)
            return try !backlog.isEmpty
        }
    }
}

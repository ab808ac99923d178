package import DocketDomain

extension ReadQueries {
    /// How far the log goes now: what follows a screen that is about to be read begins here.
    package func head() async throws(DocketError) -> Checkpoint {
        do {
            return try await SQLiteEventLog(database).head()
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }
}

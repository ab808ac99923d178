import DocketDomain
import DocketStore

extension NodeLog: ReplicaSource {
    /// Copies what the log has by now, as a workspace is opened. Where the log cannot be reached, what was copied before is
    /// read.
    ///
    /// - Returns: Why the log cannot be reached, where that is so.
    /// - Throws: The same where nothing was copied yet.
    func arrive() async throws(DocketError) -> DocketError? {
        do throws(DocketError) {
            guard !database.isReadOnly else { return nil }
            try await catchUp()
            return nil
        } catch {
            guard error.code == .unavailable, let standing = try database.replicaStanding(), standing.events > 0 else {
                throw error
            }
            return error
        }
    }

    func catchUp() async throws(DocketError) {
        do {
            try await copying.catchUp()
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    func copyDeliveries() async throws(DocketError) {
        guard !database.isReadOnly else { return }
        do {
            try await copying.replica().copyDeliveries()
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    /// Whether the events that were copied are those of the log. Nothing is wrong with them where it cannot be reached.
    func faults() async throws(DocketError) -> [Fault] {
        do {
            return try await copying.replica().faults()
        } catch {
            let error = WorkspaceDatabase.translated(error)
            guard error.code == .unavailable else { throw error }
            return []
        }
    }

    /// Copies the log anew.
    func copyAnew(telling listener: CareProgress.Listener?) async throws(DocketError) -> Int {
        do {
            return try await copying.replica().copyAnew(telling: listener)
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    /// What is said to those who would copy the file, or put another one in its place.
    var isBackedUpElsewhere: DocketError {
        DocketError(
            .failedPrecondition,
            "The log of this workspace is \(file.address): back it up and restore it there, with pg_dump and pg_restore. Or copy it to a workspace in a file: `docket log copy --from URL --workspace FOLDER`."
        )
    }
}

import DocketDomain
import DocketStore

/// Brings a node's file up to date, one pass after the other: those who wait for the same place share one.
actor ReplicaCopying {
    private let connection: LogConnection
    private let address: LogAddress
    private let database: WorkspaceDatabase
    private var running: Task<Checkpoint, any Error>?
    /// Whether the log could be reached when it was last asked for something.
    nonisolated let isInReach = Watched(true)

    init(_ connection: LogConnection, at address: LogAddress, into database: WorkspaceDatabase) {
        self.connection = connection
        self.address = address
        self.database = database
    }

    /// Copies what the log has by now, or up to a place.
    ///
    /// - Returns: The last place that the file has.
    @discardableResult
    func catchUp(to target: Checkpoint? = nil) async throws -> Checkpoint {
        while let running {
            let reached = try? await running.value
            // Whoever comes first takes it away: to await one that has ended gives nobody else a turn.
            if self.running == running { self.running = nil }
            if let target, let reached, reached >= target { return reached }
        }
        let pass = Task { [self] in try await replica().catchUp(to: target) }
        running = pass
        defer { if running == pass { running = nil } }
        do {
            let reached = try await pass.value
            isInReach.set(true)
            return reached
        } catch {
            isInReach.set((error as? DocketError)?.code != .unavailable)
            throw error
        }
    }

    /// The file as a copy of the log.
    func replica() async throws -> LogReplica {
        LogReplica(of: try await connection.log(), at: address.description, in: database)
    }
}

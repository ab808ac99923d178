package import DocketDomain

extension ReadQueries {
    /// How far the log goes now.
    package func head() async throws(DocketError) -> Checkpoint {
        do {
            return try await SQLiteEventLog(database).head()
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    /// How far the log goes now, for a reader of a stream: what follows a screen that is about to be read begins here.
    package func head(of stream: StreamID?, now: Timestamp) async throws(DocketError) -> SealedCheckpoint {
        let place = try await head()
        return seal(try await identity(), for: stream).sealed(place, at: now)
    }

    /// Events behind a checkpoint, or from the beginning on, that the viewer may see now.
    package func events(
        after checkpoint: SealedCheckpoint?, stream: StreamID?, limit: Int, now: Timestamp
    ) async throws(DocketError) -> [FollowedChange] {
        let (place, seal, _) = try await opened(checkpoint, stream: stream, now: now)
        return try await events(after: place, stream: stream, limit: limit).map { entry in
            FollowedChange(.event(entry), seal.sealed(entry.event.checkpoint, at: now))
        }
    }

    /// Where a reader goes on, and what seals its further places.
    func opened(
        _ checkpoint: SealedCheckpoint?, stream: StreamID?, now: Timestamp
    ) async throws(DocketError) -> (Checkpoint, CheckpointSeal, LogIdentity) {
        // It may be from another copy of the log, which has come further.
        if checkpoint != nil { try? await source?.catchUp() }
        let identity = try await identity()
        let seal = seal(identity, for: stream)
        guard let checkpoint else { return (.start, seal, identity) }
        return (try seal.opened(checkpoint, at: now, head: try await head()), seal, identity)
    }

    private func seal(_ identity: LogIdentity, for stream: StreamID?) -> CheckpointSeal {
        CheckpointSeal(identity, tenant: viewer.tenantID, stream: stream, lifetime: checkpointLifetime)
    }

    private func identity() async throws(DocketError) -> LogIdentity {
        try await database.read { try LogIdentity($0) }
    }
}

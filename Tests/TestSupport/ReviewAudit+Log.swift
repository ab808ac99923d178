package import DocketDomain

extension ReviewAudit {
    /// Reads a whole log, one command after the other.
    package mutating func take(everythingIn log: some EventLog, tenant: TenantID) async throws {
        var checkpoint = Checkpoint.start
        var command: [RecordedEvent] = []
        while case let events = try await log.read(tenant: tenant, after: checkpoint, limit: 1000),
            let last = events.last
        {
            for event in events {
                if let first = command.first, first.correlationID != event.correlationID {
                    take(command)
                    command = []
                }
                command.append(event)
            }
            checkpoint = last.checkpoint
        }
        take(command)
    }
}

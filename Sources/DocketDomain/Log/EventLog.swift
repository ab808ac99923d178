package import Foundation

/// The log of events: the truth and the audit trail. What must be unique or atomic is its business, so that it holds
/// on any engine. With the protocols that it takes up it is all that an engine has to be: one that implements it and
/// passes the conformance tests is enough.
package protocol EventLog: CopyableLog, DecisionSource, DeliveringLog, ErasingLog, ExportingLog, Sendable {
    /// Writes each append whole or not at all, in this order. One that conflicts doesn't keep the others from being
    /// written; what is returned has been made durable.
    func append(_ appends: [Append]) async throws -> [AppendOutcome]
    /// Events after a checkpoint in order of position, of one tenant.
    func read(tenant: TenantID, after: Checkpoint, limit: Int) async throws -> [RecordedEvent]
    /// Events of all tenants after a checkpoint, in the order of the log.
    func readAll(after: Checkpoint, limit: Int) async throws -> [RecordedEvent]
    /// A stream's own events after a version, in order.
    func read(stream: StreamID, tenant: TenantID, afterVersion: Int, limit: Int) async throws -> [RecordedEvent]
    /// The last position of the whole log.
    func head() async throws -> Checkpoint
    /// Which log it is: another one as soon as a backup was put in its place. It tells of every erasure, too.
    func identity() async throws -> LogIdentity
    /// A stream's folded state; nothing where it has no events.
    func state(of stream: StreamID, tenant: TenantID) async throws -> StreamSnapshot?
    func owner(of claim: ClaimKey, tenant: TenantID) async throws -> StreamID?
    /// The folded states of many streams of a tenant; those without events are left out.
    func states(of streams: [StreamID], tenant: TenantID) async throws -> [StreamID: StreamSnapshot]
    /// The owners of many claims of a tenant; those that nobody owns are left out.
    func owners(of claims: [ClaimKey], tenant: TenantID) async throws -> [ClaimKey: StreamID]
    /// The answer to a request that was made before and has not expired.
    func response(
        to key: String, user: UserID, tenant: TenantID, now: Timestamp
    ) async throws
        -> (fingerprint: String, response: Data)?
    func blob(_ digest: String, tenant: TenantID) async throws -> Data?
    /// Speaks up after every write, of this process or another, perhaps once for several, and perhaps once too often.
    /// Watching begins with the call, and ends when what it gives is dropped.
    func writes() -> AsyncStream<Void>
}

extension EventLog {
    package func states(of streams: [StreamID], tenant: TenantID) async throws -> [StreamID: StreamSnapshot] {
        var states: [StreamID: StreamSnapshot] = [:]
        for stream in streams { states[stream] = try await state(of: stream, tenant: tenant) }
        return states
    }

    package func owners(of claims: [ClaimKey], tenant: TenantID) async throws -> [ClaimKey: StreamID] {
        var owners: [ClaimKey: StreamID] = [:]
        for claim in claims { owners[claim] = try await owner(of: claim, tenant: tenant) }
        return owners
    }

    /// Writes one append.
    package func append(_ append: Append) async throws -> AppendOutcome {
        let outcomes = try await self.append([append])
        guard let outcome = outcomes.first else {
            throw DocketError(.internal, "The event log gave no answer to an append.")
        }
        return outcome
    }
}

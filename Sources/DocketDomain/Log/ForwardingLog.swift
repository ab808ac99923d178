package import Foundation

/// A log that has everything done by another one, except what it does by itself.
package protocol ForwardingLog: EventLog {
    /// The other one.
    ///
    /// - Throws: Why it cannot be reached.
    func target() async throws -> any EventLog
}

extension ForwardingLog {
    // MARK: Writing

    package func append(_ appends: [Append]) async throws -> [AppendOutcome] {
        try await target().append(appends)
    }

    package func erase(
        _ customer: CustomerID, tenant: TenantID, documents: ErasureDocuments,
        record: @escaping @Sendable (ErasureFindings) throws -> ErasureRecord
    ) async throws -> ErasureFindings {
        try await target().erase(customer, tenant: tenant, documents: documents, record: record)
    }

    package func unfinishedErasure(at time: Timestamp?) async throws -> UnfinishedErasure? {
        try await target().unfinishedErasure(at: time)
    }

    package func finishErasure(removed files: [ErasedFile]) async throws {
        try await target().finishErasure(removed: files)
    }

    package func postponeErasure(of files: [ErasedFile], now: Timestamp) async throws {
        try await target().postponeErasure(of: files, now: now)
    }

    package func keep(claims: [KeptClaim], requests: [KeptRequest], deliveries: [KeptDelivery]) async throws {
        try await target().keep(claims: claims, requests: requests, deliveries: deliveries)
    }

    // MARK: Reading

    package func read(tenant: TenantID, after: Checkpoint, limit: Int) async throws -> [RecordedEvent] {
        try await target().read(tenant: tenant, after: after, limit: limit)
    }

    package func readAll(after: Checkpoint, limit: Int) async throws -> [RecordedEvent] {
        try await target().readAll(after: after, limit: limit)
    }

    package func read(
        stream: StreamID, tenant: TenantID, afterVersion: Int, limit: Int
    ) async throws -> [RecordedEvent] {
        try await target().read(stream: stream, tenant: tenant, afterVersion: afterVersion, limit: limit)
    }

    package func head() async throws -> Checkpoint { try await target().head() }

    package func identity() async throws -> LogIdentity { try await target().identity() }

    package func state(of stream: StreamID, tenant: TenantID) async throws -> StreamSnapshot? {
        try await target().state(of: stream, tenant: tenant)
    }

    package func owner(of claim: ClaimKey, tenant: TenantID) async throws -> StreamID? {
        try await target().owner(of: claim, tenant: tenant)
    }

    package func states(of streams: [StreamID], tenant: TenantID) async throws -> [StreamID: StreamSnapshot] {
        try await target().states(of: streams, tenant: tenant)
    }

    package func owners(of claims: [ClaimKey], tenant: TenantID) async throws -> [ClaimKey: StreamID] {
        try await target().owners(of: claims, tenant: tenant)
    }

    package func response(
        to key: String, user: UserID, tenant: TenantID, now: Timestamp
    ) async throws -> (fingerprint: String, response: Data)? {
        try await target().response(to: key, user: user, tenant: tenant, now: now)
    }

    package func blob(_ digest: String, tenant: TenantID) async throws -> Data? {
        try await target().blob(digest, tenant: tenant)
    }

    package func exportsInProgress() async throws -> [ExportInProgress] {
        try await target().exportsInProgress()
    }

    // MARK: What decisions ask beside streams and claims

    package func importedPath(of thread: ThreadID, tenant: TenantID) async throws -> ImportedPath {
        try await target().importedPath(of: thread, tenant: tenant)
    }

    package func shownMessages(of thread: ThreadID, tenant: TenantID) async throws -> [MessageAdded] {
        try await target().shownMessages(of: thread, tenant: tenant)
    }

    package func newestSource(of artifact: ArtifactID, tenant: TenantID) async throws -> MessageID? {
        try await target().newestSource(of: artifact, tenant: tenant)
    }

    package func messages(
        of thread: ThreadID, tenant: TenantID, quoting texts: Set<String>
    ) async throws -> [String: MessageID] {
        try await target().messages(of: thread, tenant: tenant, quoting: texts)
    }

    package func newestDecision(
        of user: UserID, tenant: TenantID, undoableAfter now: Timestamp
    ) async throws -> [ArtifactID] {
        try await target().newestDecision(of: user, tenant: tenant, undoableAfter: now)
    }

    // MARK: What a log has beside its events

    package func claims() async throws -> [KeptClaim] { try await target().claims() }

    package func requests() async throws -> [KeptRequest] { try await target().requests() }

    package func deliveries() async throws -> [KeptDelivery] { try await target().deliveries() }
}

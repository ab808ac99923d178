import DocketDomain
import Foundation
import TestSupport

/// Commands as a workspace performs them, through the log's port and nothing else.
extension LogUnderTest {
    /// A log with everybody of `Cast` in it.
    static func withCast(_ engine: LogEngine) async throws -> LogUnderTest {
        let test = try await LogUnderTest(engine)
        for (command, viewer) in Cast.arrival { try await test.perform(command, as: viewer) }
        return test
    }

    /// - Parameter key: Under which the answer is remembered.
    @discardableResult
    func perform(
        _ command: Command, as viewer: Viewer, key: String? = nil, blobs: [String: Data] = [:]
    ) async throws -> CommandOutcome {
        ids.advance()
        let context = Context(viewer: viewer, now: ids.now, makeID: ids.next, policy: .sample)
        let loaded = try await LoadedState(for: command, context, from: log)
        let decision = try decide(command, in: loaded, context)
        let answer = String(decoding: try JSONEncoder().encode(decision.outcome), as: UTF8.self)
        let tenant = if case .createTenant(let id, _, _) = command { id } else { viewer.tenantID }
        let append = Append(
            tenantID: tenant, context: context, correlationID: context.makeID(), changes: decision.changes,
            claims: decision.claims, blobs: blobs, outbox: decision.outbox,
            request: key.map { request($0, answer: answer) })
        guard case .appended = try await log.append(append) else {
            throw DocketError(.conflict, "Somebody was faster.")
        }
        return decision.outcome
    }

    // MARK: Given

    @discardableResult
    func customer(
        _ id: String, name: String? = nil, values: [String: JSON] = [:], in tenant: TenantID = Cast.tenant
    ) async throws -> CustomerID {
        let admin = tenant == Cast.tenant ? Cast.admin : Cast.foreignAdmin
        let rm = tenant == Cast.tenant ? Cast.manager : admin
        let new = NewCustomer(id: CustomerID(id), name: name ?? "Customer \(id)", rmID: rm.userID, values: values)
        try await perform(.addCustomer(new), as: admin)
        return CustomerID(id)
    }

    func thread(_ messages: String..., by viewer: Viewer = Cast.member) async throws -> ThreadID {
        let new = NewThread(title: "Plans", visibility: .team)
        guard let thread = try await perform(.createThread(new), as: viewer).threadID else {
            throw DocketError(.internal, "The command gave no id.")
        }
        for text in messages {
            try await perform(.send(OutgoingMessage(target: .thread(thread), parts: [.text(text)])), as: viewer)
        }
        return thread
    }

    /// A thread with one message that carries a file.
    func thread(
        _ message: String, file: (name: String, digest: String), blobs: [String: Data]
    ) async throws -> ThreadID {
        let new = NewThread(title: "Plans", visibility: .team)
        guard let thread = try await perform(.createThread(new), as: Cast.member).threadID else {
            throw DocketError(.internal, "The command gave no id.")
        }
        let attachment = NewAttachment(name: file.name, mimeType: "text/plain", sizeBytes: 1, digest: file.digest)
        let outgoing = OutgoingMessage(target: .thread(thread), parts: [.text(message)], attachments: [attachment])
        try await perform(.send(outgoing), as: Cast.member, blobs: blobs)
        return thread
    }

    func document(_ content: TextContent, blobs: [String: Data] = [:]) async throws -> ArtifactID {
        let new = NewArtifact(kind: .doc, title: "Notes", content: .doc(content))
        guard let id = try await perform(.createArtifact(new), as: Cast.member, blobs: blobs).artifactID else {
            throw DocketError(.internal, "The command gave no id.")
        }
        return id
    }

    func propose(
        _ values: [(field: String, value: JSON)], for customer: CustomerID, by viewer: Viewer = Cast.member,
        thread: ThreadID? = nil, quote: String? = nil, trigger: String? = nil
    ) async throws -> [ArtifactID] {
        let lines = values.enumerated().map { index, value in
            ProposalLine(
                line: index + 1, fieldKey: value.field, proposedValue: value.value, sourceText: quote,
                workflowTrigger: trigger)
        }
        let outcome = try await perform(
            .propose(Submission(customerID: customer, threadID: thread, lines: lines)), as: viewer)
        if let refused = outcome.submission?.refused.first { throw DocketError(refused.code, refused.message) }
        return outcome.submission?.items.map(\.id) ?? []
    }

    @discardableResult
    func review(
        _ decision: ProposalDecision.Decision, _ proposals: [ArtifactID], by viewer: Viewer = Cast.manager,
        key: String? = nil
    ) async throws -> ReviewOutcome? {
        var request = ReviewRequest(proposals.map { ProposalDecision($0, decision) })
        request.isStrict = true
        request.asAdmin = viewer.role == .admin
        return try await perform(.review(request), as: viewer, key: key).review
    }

    /// An export of something that is being made.
    func export(
        _ subject: Address, title: String = "Report", runner: String = "r1", by viewer: Viewer = Cast.admin
    ) async throws -> ExportID {
        let new = NewExport(
            source: ExportSource(subject), format: "pdf", fileExtension: "pdf", title: title,
            runner: RunnerID(runner))
        guard let id = try await perform(.requestExport(new), as: viewer).exportID else {
            throw DocketError(.internal, "The command gave no id.")
        }
        return id
    }
}

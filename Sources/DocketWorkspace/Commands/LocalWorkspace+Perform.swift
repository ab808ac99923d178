package import DocketDomain
import DocketStore
package import Foundation

extension LocalWorkspace {
    /// Loads what a command must know, decides, and writes all of it or nothing.
    ///
    /// - Throws: What `decide` throws, `conflict` for a key that was used for something else, and faults of the store.
    @discardableResult
    package func perform(
        _ command: Command, idempotencyKey: String?, blobs: [String: Data]
    ) async throws(DocketError) -> CommandOutcome {
        do {
            try checkFeatures(command)
            let request = try KeyedCommand(command, key: idempotencyKey)
            if let answer = try await earlierAnswer(to: request) { return answer }
            // Whoever loses a race decides again on what the winner left; many terminals at once all get their turn.
            var backoff = Backoff()
            repeat {
                let prepared = try await prepare(request, blobs: blobs)
                guard let append = prepared.append else { return prepared.outcome }
                if let outcome = try await outcome(of: prepared, written: log.append(append)) { return outcome }
            } while try await backoff.pause()
            throw Self.overtaken
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    static let overtaken = DocketError(
        .conflict, "Others changed the same thing again and again. Try again.")

    /// A decided command, ready to be written; without an append where nothing has to change.
    struct Prepared {
        let append: Append?
        let outcome: CommandOutcome
    }

    /// Loads what a command needs and decides it.
    func prepare(_ request: KeyedCommand, blobs: [String: Data]) async throws -> Prepared {
        var backoff = Backoff()
        repeat {
            let context = context()
            let loaded = try await LoadedState(for: request.command, context, from: log)
            // Where what was read is from before and after a change of somebody else's, that is no ground to refuse anything
            // on.
            do {
                let prepared = try prepare(request, in: loaded, known: loaded.snapshots, context, blobs: blobs)
                if prepared.append != nil { return prepared }
                if try await !isOvertaken(loaded) { return prepared }
            } catch {
                guard try await isOvertaken(loaded) else { throw error }
            }
        } while try await backoff.pause()
        throw Self.overtaken
    }

    func context() -> Context {
        Context(viewer: viewer, now: environment.now(), makeID: environment.makeID, policy: features.review)
    }

    /// Decides a command.
    ///
    /// - Parameter known: The streams that are there, as they were loaded.
    func prepare(
        _ request: KeyedCommand, in loaded: LoadedState, known: [StreamID: StreamSnapshot], _ context: Context,
        blobs: [String: Data] = [:]
    ) throws -> Prepared {
        let changeSet = try decide(request.command, in: loaded, context)
        let kept = try request.key.map { key in
            Self.kept(
                try JSONEncoder().encode(changeSet.outcome), to: key.fingerprint, key: key.text, at: context.now)
        }
        // A refused submission changes nothing: its key is free for the corrected one.
        let isRefused = changeSet.outcome.submission.map { $0.items.isEmpty } ?? false
        guard !changeSet.changes.isEmpty || (kept != nil && !isRefused) else {
            return Prepared(append: nil, outcome: changeSet.outcome)
        }
        let tenant =
            if case .createTenant(let id, _, _) = request.command { id } else { viewer.tenantID }
        let correlationID = context.makeID()
        ownWrites.note(correlationID)
        var append = Append(
            tenantID: tenant, context: context, correlationID: correlationID, changes: changeSet.changes,
            claims: changeSet.claims, blobs: blobs, outbox: changeSet.outbox, request: kept)
        // An erasure rewrites states where they stand. It moves the customer's stream: who changes that as well cannot
        // write back what was erased in between.
        if changeSet.changes.contains(where: { $0.stream.kind == .customer }) { append.known = known }
        return Prepared(append: append, outcome: changeSet.outcome)
    }

    /// What a command is answered that was written; nothing where it was overtaken and is to be decided again.
    func outcome(of prepared: Prepared, written: AppendOutcome) async throws -> CommandOutcome? {
        switch written {
        case .appended: return prepared.outcome
        case .replayed(let response): return try await answered(response)
        case .conflict(.request(let key)): throw Self.otherRequest(key)
        case .conflict(.delivered(let decision)): throw Self.delivered(decision)
        case .conflict(.version), .conflict(.claim): return nil
        }
    }

    /// Whether something that was loaded has moved on since. An append would notice by itself.
    func isOvertaken(_ loaded: LoadedState) async throws -> Bool {
        let streams = loaded.streams.keys.filter { $0.kind != .tenant }
        guard !streams.isEmpty else { return false }
        let now = try await log.states(of: streams, tenant: viewer.tenantID)
        return streams.contains { stream in now[stream]?.version != loaded.streams[stream]??.version }
    }

    private func checkFeatures(_ command: Command) throws(DocketError) {
        guard !features.artifactCreation else { return }
        let makesArtifacts =
            switch command {
            case .createArtifact, .keepOffer, .artifact(_, .revise): true
            case .reply(let reply): !reply.artifacts.isEmpty
            default: false
            }
        if makesArtifacts {
            throw DocketError(
                .failedPrecondition,
                "Making artifacts is switched off. Switch it on with `docket config set features.artifact_creation true`."
            )
        }
    }

    // MARK: Requests that come again

    /// What was answered when this request came before.
    func earlierAnswer(to request: KeyedCommand) async throws -> CommandOutcome? {
        guard let key = request.key, let known = try await earlierAnswer(to: key.text) else { return nil }
        guard known.fingerprint == key.fingerprint else { throw Self.otherRequest(key.text) }
        return try await answered(known.response)
    }

    /// What was answered before, as far as it may still be seen: a customer may have been attached to somebody else.
    private func answered(_ response: Data) async throws -> CommandOutcome {
        var outcome = try JSONDecoder().decode(CommandOutcome.self, from: response)
        if let decided = outcome.review?.decided, !decided.isEmpty {
            let seen = try await reading.seen(decided.map(\.proposal))
            outcome.review?.decided = decided.map { seen.contains($0.proposal) ? $0 : $0.withoutValue }
        }
        return outcome
    }

    private static func delivered(_ decision: EventID) -> DocketError {
        DocketError(
            .failedPrecondition,
            "What follows from decision \(decision) is being delivered already: it cannot be taken back any more.")
    }

    static func otherRequest(_ key: String) -> DocketError {
        DocketError(
            .conflict, "The idempotency key “\(key)” was used for another request. Use a new key for a new request.")
    }

    static let maximumKeyBytes = 200

    static func check(_ key: String) throws(DocketError) {
        // A control character might end the key early in a store: then two keys would be one.
        let hasControl = key.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
        guard !key.isEmpty, key.utf8.count <= maximumKeyBytes, !hasControl else {
            throw DocketError(
                .invalidArgument,
                "An idempotency key has 1 to \(maximumKeyBytes) bytes of visible characters; this one has \(key.utf8.count)."
            )
        }
    }
}

import DocketDomain
import Foundation

/// Decides commands one after the other in a workspace that nobody else knows yet, and keeps what is to be written.
///
/// Each command sees what those before it did, although nothing is in the log so far: all of it goes there at once.
struct DemoRecorder {
    /// What has been decided and not been taken yet.
    private(set) var appends: [Append] = []
    private var streams: [StreamID: StreamSnapshot] = [:]
    private var claims: [ClaimKey: StreamID] = [:]
    /// What has been said, for the quotes of proposals.
    private var messages: [ThreadID: [(id: MessageID, text: String)]] = [:]

    /// Hands over what is to be written.
    mutating func take() -> [Append] {
        defer { appends = [] }
        return appends
    }

    /// Decides a command as a user at a time.
    ///
    /// - Parameters:
    ///   - ids: Where the command's ids come from.
    ///   - blobs: Digest → bytes, for the digests that the command names.
    @discardableResult
    mutating func perform(
        _ command: Command, as viewer: Viewer, at time: Timestamp, ids: DemoIDs, blobs: [String: Data] = [:],
        policy: ReviewPolicy = ReviewPolicy()
    ) throws(DocketError) -> CommandOutcome {
        let context = Context(viewer: viewer, now: time, makeID: { ids.next() }, policy: policy)
        var loaded = LoadedState()
        while case let missing = requirements(of: command, in: loaded, context), !missing.isEmpty {
            for requirement in missing { load(requirement, into: &loaded) }
        }
        let decision = try decide(command, in: loaded, context)
        for change in decision.changes { try fold(change) }
        for claim in decision.claims {
            switch claim {
            case .take(let key, let stream): claims[key] = stream
            case .release(let key, _): claims[key] = nil
            }
        }
        appends.append(
            Append(
                context: context, correlationID: context.makeID(), changes: decision.changes, claims: decision.claims,
                blobs: blobs, outbox: decision.outbox))
        return decision.outcome
    }

    private func load(_ requirement: Requirement, into loaded: inout LoadedState) {
        switch requirement {
        case .stream(let stream): loaded.load(stream, streams[stream])
        case .claim(let claim): loaded.load(claim, owner: claims[claim])
        case .importedPath(let thread): loaded.load(importedPath: ImportedPath(), of: thread)
        case .messages(let thread): loaded.load(messages: [], of: thread)
        case .newestSource(let artifact): loaded.load(newestSource: nil, of: artifact)
        case .quotes(let thread, let texts):
            var found: [String: MessageID] = [:]
            for text in texts { found[text] = messages[thread]?.first { $0.text.contains(text) }?.id }
            loaded.load(quotes: found, of: thread)
        case .newestDecision(let user): loaded.load(newestDecision: [], of: user)
        }
    }

    private mutating func fold(_ change: StreamChange) throws(DocketError) {
        var state = streams[change.stream]?.state
        for event in change.events {
            state = try evolve(state, event)
            if case .thread(.messageAdded(let added)) = event {
                let text = added.parts.map(\.text).joined(separator: "\n\n")
                messages[ThreadID(change.stream.id), default: []].append((added.id, text))
            }
        }
        guard let state else { return }
        let version = (streams[change.stream]?.version ?? 0) + change.events.count
        streams[change.stream] = StreamSnapshot(version: version, state: state)
    }
}

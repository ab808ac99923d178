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
        _ command: Command, as viewer: Viewer, at time: Timestamp, ids: DemoIDs, blobs: [String: Data] = [:]
    ) throws(DocketError) -> CommandOutcome {
        let context = Context(viewer: viewer, now: time, makeID: { ids.next() })
        var world = World()
        while case let missing = needs(of: command, in: world, viewer: viewer), !missing.isEmpty {
            for need in missing { load(need, into: &world) }
        }
        let decision = try decide(command, in: world, context)
        for change in decision.changes { try fold(change) }
        for case .take(let key, let stream) in decision.claims { claims[key] = stream }
        appends.append(
            Append(
                context: context, correlationID: context.makeID(), changes: decision.changes, claims: decision.claims,
                blobs: blobs))
        return decision.outcome
    }

    private func load(_ need: Need, into world: inout World) {
        switch need {
        case .stream(let stream): world.load(stream, streams[stream])
        case .claim(let claim): world.load(claim, owner: claims[claim])
        case .importedKeys(let thread): world.load(importedKeys: [], of: thread)
        }
    }

    private mutating func fold(_ change: StreamChange) throws(DocketError) {
        var state = streams[change.stream]?.state
        for event in change.events { state = try evolve(state, event) }
        guard let state else { return }
        let version = (streams[change.stream]?.version ?? 0) + change.events.count
        streams[change.stream] = StreamSnapshot(version: version, state: state)
    }
}

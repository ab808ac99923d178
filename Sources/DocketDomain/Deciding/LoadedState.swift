/// The part of the log that has been loaded for a decision.
package struct LoadedState: Sendable {
    package private(set) var streams: [StreamID: StreamSnapshot?] = [:]
    package private(set) var claims: [ClaimKey: StreamID?] = [:]
    package private(set) var importedPaths: [ThreadID: ImportedPath] = [:]
    package private(set) var messages: [ThreadID: [MessageAdded]] = [:]
    package private(set) var newestSources: [ArtifactID: MessageID?] = [:]

    /// Thread → quote → the first message that has it.
    package private(set) var quotes: [ThreadID: [String: MessageID]] = [:]
    package private(set) var newestDecisions: [UserID: [ArtifactID]] = [:]

    package init() {}

    package mutating func load(_ stream: StreamID, _ snapshot: StreamSnapshot?) {
        streams.updateValue(snapshot, forKey: stream)
    }

    package mutating func load(_ claim: ClaimKey, owner: StreamID?) {
        claims.updateValue(owner, forKey: claim)
    }

    package mutating func load(importedPath path: ImportedPath, of thread: ThreadID) {
        importedPaths[thread] = path
    }

    package mutating func load(messages shown: [MessageAdded], of thread: ThreadID) {
        messages[thread] = shown
    }

    package mutating func load(newestSource message: MessageID?, of artifact: ArtifactID) {
        newestSources.updateValue(message, forKey: artifact)
    }

    package mutating func load(quotes found: [String: MessageID], of thread: ThreadID) {
        quotes[thread] = found
    }

    package mutating func load(newestDecision proposals: [ArtifactID], of user: UserID) {
        newestDecisions[user] = proposals
    }

    package func has(_ requirement: Requirement) -> Bool {
        switch requirement {
        case .stream(let stream): streams[stream] != nil
        case .claim(let claim): claims[claim] != nil
        case .importedPath(let thread): importedPaths[thread] != nil
        case .messages(let thread): messages[thread] != nil
        case .newestSource(let artifact): newestSources[artifact] != nil
        case .quotes(let thread, _): quotes[thread] != nil
        case .newestDecision(let user): newestDecisions[user] != nil
        }
    }

    /// The streams that are there, as they were read.
    package var snapshots: [StreamID: StreamSnapshot] { streams.compactMapValues { $0 } }

    /// A stream as it was read; nothing where it is not there, or was not asked for.
    package func snapshot(of stream: StreamID) -> StreamSnapshot? {
        streams[stream] ?? nil
    }

    package func owner(of claim: ClaimKey) -> StreamID? {
        claims[claim] ?? nil
    }
}

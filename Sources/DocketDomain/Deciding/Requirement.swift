/// What a command has to know of the log before it can be decided.
package enum Requirement: Hashable, Sendable {
    case stream(StreamID)
    case claim(ClaimKey)
    /// The messages of a thread, with the keys of those that imports have added to it.
    case importedPath(ThreadID)
    /// The messages that a thread shows.
    case messages(ThreadID)
    /// The message that made an artifact's newest revision.
    case newestSource(ArtifactID)
    /// In which messages of a thread these texts stand word for word.
    case quotes(ThreadID, Set<String>)
    /// The proposals that a user decided last, in one step, and can still take back.
    case newestDecision(UserID)
}

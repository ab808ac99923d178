/// What a command has to know of the log before it can be decided.
package enum Requirement: Hashable, Sendable {
    case stream(StreamID)
    case claim(ClaimKey)
    /// The keys of the messages that imports have added to a thread.
    case importedKeys(ThreadID)
    /// In which messages of a thread these texts stand word for word.
    case quotes(ThreadID, Set<String>)
    /// The proposals that a user decided last, in one step, and can still take back.
    case newestDecision(UserID)
}

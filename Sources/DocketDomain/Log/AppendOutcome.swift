package import Foundation

/// What became of an append.
package enum AppendOutcome: Hashable, Sendable {
    /// The position of its last event.
    case appended(Checkpoint)
    /// The same request was answered before, with this response; nothing was written.
    case replayed(Data)
    /// Somebody else was faster; nothing was written. Load again and decide again.
    case conflict(AppendConflict)
}

/// What stood in the way of an append.
package enum AppendConflict: Hashable, Sendable {
    case version(StreamID, actual: Int)
    case claim(ClaimKey, owner: StreamID)
    /// The idempotency key was used for another request.
    case request(key: String)
    /// What followed from this decision has been claimed for delivery: it cannot be taken back any more.
    case delivered(EventID)
}

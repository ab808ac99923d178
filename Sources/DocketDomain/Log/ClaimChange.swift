/// A unique key that a stream takes, or gives back.
package enum ClaimChange: Hashable, Sendable {
    case take(ClaimKey, StreamID)
    /// Only where this stream owns it.
    case release(ClaimKey, StreamID)
}

/// Why there is no reply, or not all of it. What came before it stays.
///
/// A server's words in it are safe to show: they are cut, and hold no key.
package enum AssistantFailure: Error, Hashable, Sendable {
    /// Something is missing in the settings, and what to do about it.
    case notConfigured(String)
    /// The server was not reached, or hung up before it said anything.
    case noConnection(reason: String)
    /// 401, 403
    case unauthorized(status: Int, words: String)
    /// 404
    case modelMissing(words: String)
    /// 408
    case requestTimeout
    /// 429
    case rateLimited(retryAfter: Duration?, words: String)
    /// 429 that waiting does not help.
    case outOfQuota(words: String)
    /// 5xx
    case serverError(status: Int, words: String)
    /// Any other status that is no success.
    case refused(status: Int, words: String)
    /// The conversation has more tokens than the model takes; less may pass.
    case contextTooLong(words: String)
    /// What came is no stream of a reply.
    case malformedStream(reason: String)
    /// Nothing came for as long as the agent's timeout allows.
    case stalled(after: Duration, hadBegun: Bool)
    /// The server hung up, or failed, in the middle of the reply.
    case brokenOff(reason: String)
    /// The reply goes beyond its limit of bytes.
    case tooMuch(bytes: Int)
    /// The server sends elsewhere; nothing was sent there.
    case redirected(to: String)
    /// The endpoint failed too often in a row, and is left alone for a while.
    case circuitOpen(retryAfter: Duration)
    /// The agent's own limit of requests a minute.
    case paced(retryAfter: Duration)
    case cancelled
}

extension AssistantFailure {
    /// Whether it tells that the endpoint works; nil where it tells nothing of it.
    var saysEndpointWorks: Bool? {
        switch self {
        case .noConnection, .serverError, .requestTimeout, .stalled, .brokenOff: false
        case .unauthorized, .modelMissing, .outOfQuota, .refused, .contextTooLong, .tooMuch: true
        case .notConfigured, .rateLimited, .malformedStream, .redirected, .circuitOpen, .paced, .cancelled: nil
        }
    }

    /// Whether the same request may pass a little later.
    var isPassing: Bool {
        switch self {
        case .noConnection, .serverError, .requestTimeout, .rateLimited: true
        case .notConfigured, .unauthorized, .modelMissing, .outOfQuota, .refused, .contextTooLong, .malformedStream,
            .stalled, .brokenOff, .tooMuch, .redirected, .circuitOpen, .paced, .cancelled:
            false
        }
    }

    /// After how long the server asks to come again.
    var retryAfter: Duration? {
        guard case .rateLimited(let pause, _) = self else { return nil }
        return pause
    }
}

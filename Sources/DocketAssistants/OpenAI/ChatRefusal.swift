internal import DocketDomain

/// A server's refusal, as the failure it is.
struct ChatRefusal {
    let status: Int
    let error: ChatError
    let retryAfter: Duration?
    let secret: Secret?

    var failure: AssistantFailure {
        let words = ServerWords(error.message, hiding: secret).text
        if [400, 413, 422, 500].contains(status), error.isContextTooLong || status == 413 {
            return .contextTooLong(words: words)
        }
        return switch status {
        case 401, 403: .unauthorized(status: status, words: words)
        case 404: .modelMissing(words: words)
        case 408: .requestTimeout
        case 429: error.isOutOfQuota ? .outOfQuota(words: words) : .rateLimited(retryAfter: retryAfter, words: words)
        case 500...599: .serverError(status: status, words: words)
        default: .refused(status: status, words: words)
        }
    }

    /// What the server does not take of a request, where it says so.
    var feature: ChatFeature? {
        [400, 422].contains(status) && !error.isContextTooLong ? ChatFeature(refusedIn: error.message) : nil
    }
}

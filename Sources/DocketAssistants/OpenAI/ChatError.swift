internal import DocketDomain

/// What a server says went wrong: in the body of a refusal, or in the middle of a stream.
struct ChatError: Hashable {
    /// Such as `context_length_exceeded`; empty where there is none.
    let code: String
    let message: String
    /// A status that stands in the body.
    let status: Int?

    /// - Returns: nil where the JSON has no error.
    init?(_ json: JSON) {
        guard let error = json["error"], !error.isNull else { return nil }
        code = [error["code"]?.string, error["type"]?.string].compactMap(\.self).joined(separator: " ")
        message = error["message"]?.string ?? error.string ?? ""
        status = error["code"]?.int ?? error["status"]?.int
    }

    /// Of a body, which may be of any kind.
    init(body: some Collection<UInt8>) {
        // A body that is no JSON is the server's words as they are.
        let json = try? JSON(parsing: body)
        if let json, let error = ChatError(json) {
            self = error
            return
        }
        code = ""
        status = nil
        message =
            json?["message"]?.string ?? json?["detail"]?.string ?? json?.string ?? String(decoding: body, as: UTF8.self)
    }

    /// Whether less would have passed. Servers other than the protocol's own have no code for it, but usual words.
    var isContextTooLong: Bool {
        let code = code.lowercased()
        let words = message.lowercased()
        return ["context_length_exceeded", "exceed_context_size"].contains { code.contains($0) }
            || Self.tooLongWords.contains { words.contains($0) }
    }

    var isOutOfQuota: Bool { code.contains("insufficient_quota") || code.contains("billing") }

    private static let tooLongWords = [
        "context_length_exceeded", "maximum context length", "context length exceeded", "exceeds the context",
        "exceeds context", "available context size", "context window", "prompt is too long", "input is too long",
        "reduce the length", "too many tokens", "maximum prompt length",
    ]
}

package import DocketDomain

extension AssistantFailure {
    /// What happened and what to do, for a person.
    package func error(of agent: AgentSettings) -> DocketError {
        DocketError(code, message(of: agent), cause: cause)
    }

    private var code: DocketError.Code {
        switch self {
        case .notConfigured, .redirected: .configuration
        case .unauthorized: .permissionDenied
        case .modelMissing: .notFound
        case .refused: .invalidArgument
        case .rateLimited, .outOfQuota, .contextTooLong, .tooMuch, .paced: .resourceExhausted
        case .noConnection, .requestTimeout, .serverError, .malformedStream, .stalled, .brokenOff, .circuitOpen:
            .unavailable
        case .cancelled: .cancelled
        }
    }

    private func message(of agent: AgentSettings) -> String {
        let name = agent.name
        let place = agent.url
        return switch self {
        case .notConfigured(let what): what
        case .noConnection:
            "No connection to \(place), where \(name) is. Start the server there, or set agents.\(name).url in your settings (`docket config path` tells where they are)."
        case .unauthorized(let status, _):
            "The server of \(name) refused the key (\(status)). \(agent.keyAdvice)"
        case .modelMissing:
            "The server at \(place) has no model \(agent.model ?? ""), or its address is wrong: most end in /v1. `docket agents models \(name)` lists the models it has."
        case .requestTimeout: "The server of \(name) gave up waiting for the request (408). Try again."
        case .rateLimited(let pause, _):
            "The server of \(name) takes no more requests for now (429). Try again \(Self.later(pause))."
        case .outOfQuota: "The account of \(name) has used up what it may use (429). Raise its limit at the provider."
        case .serverError(let status, let words):
            "The server of \(name) failed (\(status))\(Self.quoted(words)). Try again later."
        case .refused(let status, let words):
            "The server of \(name) refused the request (\(status))\(Self.quoted(words)). Check agents.\(name) in your settings."
        case .contextTooLong:
            "The conversation is longer than \(agent.model ?? "the model") takes. Start a new thread, or lower agents.\(name).context_tokens in your settings."
        case .malformedStream:
            "What \(place) answers is no reply that docket can read. Check that agents.\(name).url speaks the OpenAI protocol; it usually ends in /v1."
        case .stalled(let limit, false):
            "The server of \(name) said nothing for \(Self.seconds(limit)). Try again, or raise agents.\(name).timeout in your settings."
        case .stalled(let limit, true):
            "The server of \(name) stopped sending for \(Self.seconds(limit)). What came is kept; go on, or ask again."
        case .brokenOff: "The server of \(name) broke off. What came is kept; go on, or ask again."
        case .tooMuch(let bytes):
            "The reply of \(name) is longer than \(bytes >> 20 == 0 ? "\(bytes) bytes" : "\(bytes >> 20) MiB"), and was ended there. What came is kept."
        case .redirected(let host):
            "The server at \(place) sends elsewhere (\(host)), and docket does not follow. If that is right, set agents.\(name).url to it."
        case .circuitOpen(let pause):
            "The server of \(name) failed too often and is left alone. Try again \(Self.later(pause))."
        case .paced(let pause):
            "\(name) has had as many requests as agents.\(name).requests_per_minute allows. Try again \(Self.later(pause))."
        case .cancelled: "The reply was cancelled. What came is kept."
        }
    }

    /// The server's words, or what lay beneath.
    private var cause: String? {
        let words =
            switch self {
            case .unauthorized(let status, let words), .serverError(let status, let words),
                .refused(let status, let words):
                "\(status) \(words)"
            case .modelMissing(let words): "404 \(words)"
            case .rateLimited(_, let words), .outOfQuota(let words): "429 \(words)"
            case .contextTooLong(let words): words
            case .noConnection(let reason), .malformedStream(let reason), .brokenOff(let reason): reason
            case .notConfigured, .requestTimeout, .stalled, .tooMuch, .redirected, .circuitOpen, .paced, .cancelled: ""
            }
        return words.trimmed.isEmpty ? nil : words.trimmed
    }

    private static func quoted(_ words: String) -> String {
        words.isEmpty ? "" : ": “\(words.hasSuffix(".") ? String(words.dropLast()) : words)”"
    }

    private static func later(_ pause: Duration?) -> String { pause.map { "in \(seconds($0))" } ?? "later" }

    /// Whole seconds, rounded up; fractions only below one.
    private static func seconds(_ duration: Duration) -> String {
        let milliseconds = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
        return switch milliseconds {
        case ..<1000: "\(max(0, milliseconds)) ms"
        case ...1000: "1 second"
        default: "\((milliseconds + 999) / 1000) seconds"
        }
    }
}

import DocketAssistants
package import DocketDomain

/// An assistant as lists show it.
package struct AgentListing: Hashable, Sendable {
    package let name: String
    package let kind: String
    package let url: String
    package let model: String?
    /// Whether it answers where no other is meant to.
    package let isStandard: Bool
    /// Whether its key is there: `none`, `set` or `missing`. Never the key.
    package let key: String
    /// Whether its endpoint is left alone for a while, since it failed too often.
    package let breaker: String
    private let settings: AgentSettings

    init(_ agent: AgentSettings, isStandard: Bool, key: String, breaker state: CircuitBreaker.State) {
        name = agent.name
        kind = agent.kind.rawValue
        url = agent.url
        model = agent.model
        self.isStandard = isStandard
        self.key = key
        self.breaker = state.word
        settings = agent
    }

    package var wire: JSON {
        [
            "name": .string(name), "kind": .string(kind), "url": .string(url),
            "model": model.map { .string($0) } ?? .null,
            "default": .bool(isStandard), "key": .string(key), "breaker": .string(breaker),
            "answers": .array(settings.answers.map { .string($0.rawValue) }),
            "context_tokens": .number(settings.contextTokens), "sees_sensitive": .bool(settings.seesSensitive),
            "requests_per_minute": settings.requestsPerMinute.map { .number($0) } ?? .null,
        ]
    }
}

extension CircuitBreaker.State {
    fileprivate var word: String {
        switch self {
        case .closed: "closed"
        case .open: "open"
        case .halfOpen: "half open"
        }
    }
}

import DocketAssistants
package import DocketDomain
import Foundation

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
    package let breaker: BreakerStanding
    /// How many requests it had in the last minute, of how many; nothing where it may have any number.
    private let pace: RateLimit.State?
    private let settings: AgentSettings

    init(
        _ agent: AgentSettings, isStandard: Bool, key: String, breaker: BreakerStanding, pace: RateLimit.State?
    ) {
        name = agent.name
        kind = agent.kind.rawValue
        url = agent.url
        model = agent.model
        self.isStandard = isStandard
        self.key = key
        self.breaker = breaker
        self.pace = pace
        settings = agent
    }

    /// How long it is not asked; nothing where it may be asked now.
    package var pause: Duration? {
        guard let rest = breaker.pause else { return pace?.wait }
        return max(rest, pace?.wait ?? .zero)
    }

    /// How many requests it had in the last minute, of how many; empty where it may have any number.
    package var paceText: String { pace.map { "\($0.taken) of \($0.limit)" } ?? "" }

    /// What a million tokens cost, of what goes in and what comes out; empty where the settings do not say.
    package var prices: String { settings.prices.map { "\($0.input) / \($0.output)" } ?? "" }

    package var wire: JSON {
        [
            "name": .string(name), "kind": .string(kind), "url": .string(url),
            "model": model.map { .string($0) } ?? .null,
            "default": .bool(isStandard), "key": .string(key), "breaker": .string(breaker.word),
            "answers": .array(settings.answers.map { .string($0.rawValue) }),
            "context_tokens": .number(settings.contextTokens), "sees_sensitive": .bool(settings.seesSensitive),
            "images": .bool(settings.takesPictures), "tools": settings.tools.map { .bool($0) } ?? .null,
            "requests_per_minute": settings.requestsPerMinute.map { .number($0) } ?? .null,
            "requests_in_last_minute": pace.map { .number($0.taken) } ?? .null,
            "pause_ms": pause.map { .number(Int64($0 / .milliseconds(1))) } ?? .null,
            "prices": settings.prices.map { ["input": .number("\($0.input)"), "output": .number("\($0.output)")] }
                ?? .null,
        ]
    }
}

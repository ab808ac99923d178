import DocketAssistants
import Synchronization

/// The breakers and the pace of a process's agents: all that speak to one endpoint share a breaker.
package final class AgentEndpoints: Sendable {
    private struct State {
        var breakers: [String: CircuitBreaker] = [:]
        var limits: [String: RateLimit] = [:]
        var refusals: [String: LearnedRefusals] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// The breaker of an endpoint.
    ///
    /// - Parameter url: As the settings have it.
    func breaker(of url: String) -> CircuitBreaker {
        state.withLock { state in
            let breaker = state.breakers[url] ?? CircuitBreaker()
            state.breakers[url] = breaker
            return breaker
        }
    }

    /// What an agent's server has refused of its model.
    func refusals(of agent: AgentSettings) -> LearnedRefusals {
        let key = "\(agent.url) \(agent.model ?? "")"
        return state.withLock { state in
            let refusals = state.refusals[key] ?? LearnedRefusals()
            state.refusals[key] = refusals
            return refusals
        }
    }

    /// The pace of an agent, where it has one.
    func limit(of agent: AgentSettings) -> RateLimit? {
        guard let perMinute = agent.requestsPerMinute else { return nil }
        return state.withLock { state in
            let limit = state.limits[agent.name] ?? RateLimit(perMinute: perMinute)
            state.limits[agent.name] = limit
            return limit
        }
    }
}

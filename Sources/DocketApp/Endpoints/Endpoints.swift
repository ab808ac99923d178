import DocketAssistants
import DocketDomain
package import Foundation
import Synchronization

/// What a process knows of the servers that it asks and tells: all that speak to one share a breaker, and all that ask an
/// agent its pace, in other processes of the user too.
package final class Endpoints: Sendable {
    private struct State {
        var breakers: [String: CircuitBreaker] = [:]
        var limits: [String: RateLimit] = [:]
        var refusals: [String: LearnedRefusals] = [:]
    }

    private let state = Mutex(State())
    private let folder: URL

    /// - Parameter folder: Where it is kept how breakers and paces stand.
    package init(in folder: URL) {
        self.folder = folder
    }

    /// The breaker of an endpoint.
    ///
    /// - Parameter url: As the settings have it. It may hold a secret, so that no file is called by it.
    func breaker(of url: String) -> CircuitBreaker {
        state.withLock { state in
            if let breaker = state.breakers[url] { return breaker }
            let breaker = CircuitBreaker(memory: PacingFile(file(of: url)))
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
            let limit =
                state.limits[agent.name]
                ?? RateLimit(perMinute: perMinute, memory: PacingFile(file(of: "pace \(agent.name)")))
            state.limits[agent.name] = limit
            return limit
        }
    }

    private func file(of name: String) -> URL {
        folder.appendingPathComponent("\(StableDigest.sha256(Data(name.utf8)).prefix(32)).json")
    }
}

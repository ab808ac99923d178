import DocketAssistants
package import DocketDomain
import DocketWorkspace

extension Session {
    /// The user's assistants, the one that is built in first.
    ///
    /// - Throws: `failedPrecondition` where `default_agent` names none of them.
    package func agentListings() throws(DocketError) -> [AgentListing] {
        let roster = try roster()
        return roster.agents.map { agent in
            AgentListing(
                agent, isStandard: agent.name == roster.standard.name, key: keyState(of: agent),
                breaker: BreakerStanding(endpoints.breaker(of: agent.url)), pace: endpoints.limit(of: agent)?.state)
        }
    }

    /// The models that an agent's server has.
    package func models(of name: String) async throws(DocketError) -> [String] {
        let agent = try roster().agent(named: name)
        guard agent.kind == .openAI else {
            throw DocketError(.failedPrecondition, "\(agent.name) is built in and has no models.")
        }
        let endpoint = try endpoint(of: agent)
        do throws(AssistantFailure) {
            return try await endpoint.models()
        } catch {
            throw error.error(of: agent)
        }
    }

    /// What came of asking an agent for a word.
    package struct Trial: Sendable {
        /// In milliseconds.
        package let firstToken: Int
        package let usage: TokenUsage?
        /// Whether the key crosses a network that others may listen to.
        package let isKeySentInClear: Bool
    }

    /// Asks an agent for one word; nothing of the workspace is sent.
    package func trial(of name: String) async throws(DocketError) -> Trial {
        let agent = try roster().agent(named: name)
        guard agent.kind == .openAI else { return Trial(firstToken: 0, usage: nil, isKeySentInClear: false) }
        let request = AssistantRequest(
            turns: [AssistantTurn(.user, "Answer with the word: ready")],
            limits: AssistantLimits(outputTokens: 200))
        let endpoint = try endpoint(of: agent)
        let start = ContinuousClock.now
        var first: Duration?
        var usage: TokenUsage?
        do throws(AssistantFailure) {
            for try await event in endpoint.reply(to: request) {
                switch event {
                case .text, .toolCall: first = first ?? start.duration(to: .now)
                case .usage(let told): usage = told
                case .finished: break
                }
            }
        } catch {
            throw error.error(of: agent)
        }
        guard let first else {
            throw DocketError(.unavailable, "\(agent.name) answered nothing. Check its model.")
        }
        return Trial(
            firstToken: Int(first / .milliseconds(1)), usage: usage, isKeySentInClear: agent.isKeySentInClear)
    }

    private func keyState(of agent: AgentSettings) -> String {
        do throws(DocketError) {
            return try agent.key(environment: variables) == nil ? "none" : "set"
        } catch {
            return "missing"
        }
    }
}

package import DocketAssistants
package import DocketDomain
package import DocketWorkspace
import Foundation
import Resources

extension Session {
    /// The user's assistants.
    ///
    /// - Throws: `failedPrecondition` where `default_agent` names none of them.
    package func roster() throws(DocketError) -> AgentRoster {
        var assistants: [String: any Assistant] = [:]
        for agent in agents.agents where agent.kind == .openAI { assistants[agent.name] = assistant(of: agent) }
        return try AgentRoster(
            agents.agents, assistants: assistants, standard: settings.value(of: Setting.defaultAgent))
    }

    /// Has messages answered.
    package func answerer() throws(DocketError) -> Answerer {
        Answerer(
            workspace, roster: try roster(), confidence: settings.value(of: Setting.artifactConfidence),
            makesArtifacts: settings.features.artifactCreation, now: environment.now)
    }

    /// Turns notes of meetings into proposals.
    package func notesExtractor() throws -> NotesExtractor {
        try NotesExtractor(workspace, rules: try Data(contentsOf: Resources.url(of: "extraction.json")))
    }

    /// An agent behind an endpoint.
    ///
    /// - Throws: `failedPrecondition` where its key is not where the settings say.
    package func endpoint(of agent: AgentSettings) throws(DocketError) -> OpenAIAssistant {
        let key = try agent.key(environment: variables)
        do throws(AssistantFailure) {
            return try OpenAIAssistant(
                agent, key: key, breaker: endpoints.breaker(of: agent.url), rateLimit: endpoints.limit(of: agent),
                refusals: endpoints.refusals(of: agent), now: environment.now)
        } catch {
            throw error.error(of: agent)
        }
    }

    private func assistant(of agent: AgentSettings) -> any Assistant {
        do throws(DocketError) {
            return try endpoint(of: agent)
        } catch {
            // Only who asks this agent needs its key: everything else goes on.
            return RefusingAssistant(name: agent.name, reason: error.message)
        }
    }
}

/// An assistant whose settings do not do.
private struct RefusingAssistant: Assistant {
    let name: String
    let reason: String

    func reply(to request: AssistantRequest) -> AssistantReply {
        AssistantReply { _ throws(AssistantFailure) in throw .notConfigured(reason) }
    }
}

import DocketDomain
import ModelServer

@testable import DocketAssistants

/// An agent that asks a server of the tests.
enum Agent {
    static func settings(
        _ url: String, timeout: Int = 3600, keyEnvironment: String? = nil
    ) throws(AgentSettingsError) -> AgentSettings {
        try AgentSettings(
            name: "analyst", kind: .openAI, url: url, model: "qwen3:8b", keyEnvironment: keyEnvironment,
            timeout: timeout)
    }

    /// - Parameter timeout: In seconds.
    static func asking(
        _ server: ScriptedServer, timeout: Int = 3600, key: Secret? = nil, breaker: CircuitBreaker = CircuitBreaker(),
        rateLimit: RateLimit? = nil, backoff: Backoff = Backoff { _ in }
    ) throws -> OpenAIAssistant {
        try OpenAIAssistant(
            settings(server.url, timeout: timeout), key: key, breaker: breaker, rateLimit: rateLimit, backoff: backoff)
    }

    static func answer(_ script: ServerScript, limits: AssistantLimits = AssistantLimits()) async throws -> Answer {
        let server = try await ScriptedServer(script)
        return await Answer(try asking(server).reply(to: AssistantRequest(turns: question, limits: limits)))
    }

    static let question = [AssistantTurn(.user, "How much is it?")]
}

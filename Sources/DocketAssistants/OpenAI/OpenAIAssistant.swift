package import DocketDomain
internal import Foundation

/// An assistant behind a server that speaks the OpenAI chat completions protocol.
package struct OpenAIAssistant: Assistant {
    package let settings: AgentSettings
    private let connection: ChatConnection
    private let model: String
    private let backoff: Backoff
    private let breaker: CircuitBreaker
    private let rateLimit: RateLimit?
    private let refusals: LearnedRefusals

    /// - Parameters:
    ///   - key: What `settings.key(environment:)` gave.
    ///   - breaker: Shared by all that talk to the endpoint.
    ///   - rateLimit: Shared by all that ask the agent.
    ///   - refusals: Shared by all that ask the endpoint for the model.
    ///   - now: For servers that say at which time to come again.
    /// - Throws: `notConfigured` where the settings are not of kind `openai`.
    package init(
        _ settings: AgentSettings, key: Secret?, breaker: CircuitBreaker, rateLimit: RateLimit? = nil,
        refusals: LearnedRefusals = LearnedRefusals(), backoff: Backoff = Backoff(),
        now: @escaping @Sendable () -> Timestamp = { Timestamp(Date()) }
    ) throws(AssistantFailure) {
        guard let endpoint = settings.endpoint, let model = settings.model else {
            throw .notConfigured(
                "The agent “\(settings.name)” needs the kind openai, a url and a model. Set them in agents.\(settings.name)."
            )
        }
        self.settings = settings
        self.model = model
        connection = ChatConnection(endpoint: endpoint, key: key, now: now)
        self.breaker = breaker
        self.rateLimit = rateLimit
        self.refusals = refusals
        self.backoff = backoff
    }

    package var name: String { settings.name }

    package func reply(to request: AssistantRequest) -> AssistantReply {
        AssistantReply { writer throws(AssistantFailure) in
            try await attempt { without, watch throws(ChatAttemptError) in
                try await connection.stream(
                    ChatRequest(model: model, request: request, without: without), watch, writer.write)
            }
        }
    }

    /// The ids of the models that the server has, in the order of its list.
    package func models() async throws(AssistantFailure) -> [String] {
        try await attempt { _, _ throws(ChatAttemptError) in try await connection.models() }
    }

    /// Tries until it works, until trying again does not help, or until something of a reply has come.
    private func attempt<Value: Sendable>(
        _ work: @escaping @Sendable (Set<ChatFeature>, ReplyWatch) async throws(ChatAttemptError) -> Value
    ) async throws(AssistantFailure) -> Value {
        if let pause = breaker.wait() { throw .circuitOpen(retryAfter: pause) }
        if let pause = rateLimit?.take() {
            breaker.gaveUp()
            throw .paced(retryAfter: pause)
        }
        var without = refusals.known
        var number = 1
        while true {
            let failed: ChatAttemptError
            do throws(ChatAttemptError) {
                let value = try await once(without, work)
                breaker.succeeded()
                refusals.learn(without)
                return value
            } catch {
                failed = error
            }
            note(failed.failure)
            // Without what the server does not take it is the same attempt.
            let isAsTheServerWants = failed.feature.map { without.insert($0).inserted } == true
            if !isAsTheServerWants {
                number += 1
                try await pause(before: number, after: failed)
            }
            guard breaker.wait() == nil else { throw failed.failure }
            guard rateLimit?.take() == nil else {
                breaker.gaveUp()
                throw failed.failure
            }
        }
    }

    /// - Throws: What failed, where trying again does not help.
    private func pause(before number: Int, after failed: ChatAttemptError) async throws(AssistantFailure) {
        guard !failed.hadBegun, failed.failure.isPassing,
            let pause = backoff.pause(before: number, asked: failed.failure.retryAfter)
        else { throw failed.failure }
        do {
            try await backoff.wait(pause)
        } catch {
            throw .cancelled
        }
    }

    /// One attempt, ended by the agent's timeout.
    private func once<Value: Sendable>(
        _ without: Set<ChatFeature>,
        _ work: @escaping @Sendable (Set<ChatFeature>, ReplyWatch) async throws(ChatAttemptError) -> Value
    ) async throws(ChatAttemptError) -> Value {
        let watch = ReplyWatch(limit: settings.timeout)
        do {
            return try await withThrowingTaskGroup(of: Value.self) { group in
                defer { group.cancelAll() }
                group.addTask { try await work(without, watch) }
                group.addTask { try await watch.end() }
                guard let value = try await group.next() else { throw CancellationError() }
                return value
            }
        } catch let error as ChatAttemptError {
            throw error
        } catch let failure as AssistantFailure {
            throw ChatAttemptError(failure: failure, hadBegun: watch.hasBegun)
        } catch {
            throw ChatAttemptError(failure: .cancelled, hadBegun: watch.hasBegun)
        }
    }

    private func note(_ failure: AssistantFailure) {
        switch failure.saysEndpointWorks {
        case .some(true): breaker.succeeded()
        case .some(false): breaker.failed()
        case nil: breaker.gaveUp()
        }
    }
}

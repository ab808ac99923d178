/// How an assistant's answer came to be.
package struct ReplyRecord: Hashable, Sendable, Codable {
    /// The model that the endpoint said it used.
    package var model: String?
    /// All that it took, the gatekeeper's question among it.
    package var usage: TokenUsage?
    /// What of it the question took whether the answer has something to keep.
    package var gatekeeper: TokenUsage?
    /// At the prices that the agent had then; nothing where it has none.
    package var cost: TokenCost?
    package var finish: Finish
    /// Why it was broken off, in a sentence.
    package var reason: String?
    /// The message that it answers.
    package var answers: MessageID?
    /// What it has that may be worth keeping and was not made an artifact; nothing where there is none.
    package var offers: [ArtifactOffer]?

    package init(
        model: String? = nil, usage: TokenUsage? = nil, gatekeeper: TokenUsage? = nil, cost: TokenCost? = nil,
        finish: Finish = .complete, reason: String? = nil, answers: MessageID? = nil, offers: [ArtifactOffer]? = nil
    ) {
        self.model = model
        self.usage = usage
        self.gatekeeper = gatekeeper
        self.cost = cost
        self.finish = finish
        self.reason = reason
        self.answers = answers
        self.offers = offers
    }

    /// How an answer ended.
    package enum Finish: String, Hashable, Sendable, Codable {
        case complete
        /// By the person who had asked.
        case cancelled
        /// By a fault of the connection, the endpoint or docket; what had come is kept.
        case broken
    }
}

/// How many tokens an answer took, as the endpoint counted them.
package struct TokenUsage: Hashable, Sendable, Codable {
    package var input: Int
    package var output: Int

    package init(input: Int, output: Int) {
        self.input = input
        self.output = output
    }

    package static func + (left: Self, right: Self) -> Self {
        Self(input: left.input + right.input, output: left.output + right.output)
    }

    private enum CodingKeys: String, CodingKey {
        case input = "input_tokens"
        case output = "output_tokens"
    }
}

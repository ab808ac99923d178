/// How an assistant's answer came to be.
package struct ReplyRecord: Hashable, Sendable, Codable {
    /// The model that the endpoint said it used.
    package var model: String?
    package var usage: TokenUsage?
    package var finish: Finish
    /// Why it was broken off, in a sentence.
    package var reason: String?
    /// The message that it answers.
    package var answers: MessageID?

    package init(
        model: String? = nil, usage: TokenUsage? = nil, finish: Finish = .complete, reason: String? = nil,
        answers: MessageID? = nil
    ) {
        self.model = model
        self.usage = usage
        self.finish = finish
        self.reason = reason
        self.answers = answers
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

    private enum CodingKeys: String, CodingKey {
        case input = "input_tokens"
        case output = "output_tokens"
    }
}

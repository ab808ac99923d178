/// What the notes of a meeting say of a customer, what was left out and why, and what is open.
package struct FoundInNotes: Hashable, Sendable {
    /// In the order of the schema.
    package var items: [Item]
    /// In the order of the notes.
    package let leftOut: [LeftOut]
    package let questions: [Question]
    /// Who was asked beside the rules; nobody where only they have read.
    package let asked: Asked?

    package init(items: [Item], leftOut: [LeftOut], questions: [Question], asked: Asked? = nil) {
        self.items = items
        self.leftOut = leftOut
        self.questions = questions
        self.asked = asked
    }

    /// An assistant that has read the notes too.
    package struct Asked: Hashable, Sendable {
        package let agent: String
        /// How much of what it found is left out, since it does not stand in the notes, or is no value.
        package let refused: Int
        /// Why it found nothing, where it could not be asked or understood.
        package let failure: String?
        package let usage: TokenUsage?
        package let cost: TokenCost?

        package init(
            agent: String, refused: Int = 0, failure: String? = nil, usage: TokenUsage? = nil, cost: TokenCost? = nil
        ) {
            self.agent = agent
            self.refused = refused
            self.failure = failure
            self.usage = usage
            self.cost = cost
        }
    }

    package struct Item: Hashable, Sendable {
        package let fieldKey: String
        package let label: String
        package let value: JSON
        /// The value for people.
        package let text: String
        /// Verbatim.
        package let sourceText: String
        /// The message that it stands in, where the notes are messages.
        package let message: MessageID?
        /// In characters of the notes, or of that message.
        package let range: Range<Int>
        package let confidence: Confidence
        /// What found it.
        package let by: String

        package init(
            fieldKey: String, label: String, value: JSON, text: String, sourceText: String,
            message: MessageID? = nil, range: Range<Int>, confidence: Confidence, by: String
        ) {
            self.fieldKey = fieldKey
            self.label = label
            self.value = value
            self.text = text
            self.sourceText = sourceText
            self.message = message
            self.range = range
            self.confidence = confidence
            self.by = by
        }
    }

    package struct LeftOut: Hashable, Sendable {
        package let fieldKey: String
        package let label: String
        /// Verbatim, where it stands in the notes.
        package let sourceText: String
        /// The message that it stands in, where the notes are messages.
        package let message: MessageID?
        /// In characters of the notes, or of that message; nothing where it does not stand there.
        package let range: Range<Int>?
        /// In words.
        package let reason: String

        package init(
            fieldKey: String, label: String, sourceText: String, message: MessageID? = nil, range: Range<Int>?,
            reason: String
        ) {
            self.fieldKey = fieldKey
            self.label = label
            self.sourceText = sourceText
            self.message = message
            self.range = range
            self.reason = reason
        }
    }

    package struct Question: Hashable, Sendable {
        package let fieldKey: String
        package let question: String

        package init(fieldKey: String, question: String) {
            self.fieldKey = fieldKey
            self.question = question
        }
    }

    /// The proposals that hand in what was found.
    ///
    /// - Parameter thread: Where the notes are a message.
    package func submission(
        of customer: CustomerID, from thread: ThreadID, batch: BatchID? = nil
    ) -> Submission {
        let lines = items.enumerated().map { index, item in
            ProposalLine(
                line: index + 1, fieldKey: item.fieldKey, proposedValue: item.value, sourceText: item.sourceText,
                confidence: item.confidence)
        }
        // What the profile has already, or what is proposed already, refuses nothing else.
        return Submission(customerID: customer, batchID: batch, threadID: thread, lines: lines, isPartial: true)
    }
}

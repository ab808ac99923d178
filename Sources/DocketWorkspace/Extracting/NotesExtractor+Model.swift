import DocketAgents
import DocketAssistants
package import DocketDomain

extension NotesExtractor {
    /// Has an assistant read the notes, too. Where it can't, what was found before stands, and says why.
    ///
    /// - Parameters:
    ///   - found: What the rules have found in the same notes.
    ///   - name: Of the assistant; the one that answers where no other is meant to unless one is named.
    /// - Returns: What the rules have found, where the assistant is built in and reads nothing.
    package func asking(
        _ name: String? = nil, of roster: AgentRoster, beside found: FoundInNotes, in text: String,
        of customer: CustomerID, on day: CalendarDay
    ) async throws(DocketError) -> FoundInNotes {
        let agent = try name.map { name throws(DocketError) in try roster.agent(named: name) } ?? roster.standard
        let profile = try await workspace.queries.customer(customer)
        return try await asking(agent, of: roster, beside: found, in: text, of: profile, on: day)
    }

    func asking(
        _ agent: AgentSettings, of roster: AgentRoster, beside found: FoundInNotes, in text: String,
        of profile: CustomerProfile, on day: CalendarDay
    ) async throws(DocketError) -> FoundInNotes {
        guard let assistant = roster.assistant(of: agent) else { return found }
        let fields = profile.schema.fields.filter { agent.seesSensitive || !$0.isSensitive }
        var said = Said()
        do throws(DocketError) {
            let question = try NotesQuestion(
                text, of: profile.summary.name, on: day, fields: fields, budget: agent.contextTokens)
            do throws(AssistantFailure) {
                try await Self.listen(to: assistant, question, &said)
            } catch {
                throw error.error(of: agent)
            }
            guard let answer = NotesAnswer(said.text) else {
                throw DocketError(.unavailable, "What \(agent.name) answered is no list of findings.")
            }
            let (more, refused) = answer.checked(against: text, fields: fields, on: day)
            let part =
                question.leftOut > 0
                ? "The notes are longer than \(agent.name) takes: it has not read \(question.leftOut) characters of their middle."
                : nil
            return found.adding(
                more, leftOut: refused, of: profile.schema,
                asked: said.asked(agent, refused: refused.count + answer.unreadable, failure: part)
            ).news(for: profile)
        } catch {
            guard error.code != .cancelled else { throw error }
            return found.adding(
                [], leftOut: [], of: profile.schema, asked: said.asked(agent, refused: 0, failure: error.message))
        }
    }

    private struct Said {
        var text = ""
        var usage: TokenUsage?

        func asked(_ agent: AgentSettings, refused: Int, failure: String?) -> FoundInNotes.Asked {
            FoundInNotes.Asked(
                agent: agent.name, refused: refused, failure: failure, usage: usage,
                cost: cost(at: agent.prices))
        }

        private func cost(at prices: TokenPrices?) -> TokenCost? {
            guard let usage, let prices else { return nil }
            return usage.cost(at: prices)
        }
    }

    private static func listen(
        to assistant: any Assistant, _ question: NotesQuestion, _ said: inout Said
    ) async throws(AssistantFailure) {
        let request = AssistantRequest(
            system: question.system, turns: [AssistantTurn(.user, question.text)],
            format: .json(name: "findings", schema: question.schema), limits: AssistantLimits(replyBytes: 256 << 10))
        for try await event in assistant.reply(to: request) {
            switch event {
            case .text(let text): said.text += text
            case .usage(let usage): said.usage = usage
            case .toolCall, .finished: break
            }
        }
    }
}

/// Answers questions in words about a table, by what its cells say, without any model.
///
/// It reads the rows twice, in memory that does not grow with their number, and refuses what it does not understand in
/// every word.
package struct TableAnalyst: Sendable {
    private let table: QuestionedTable
    private let earlier: @Sendable (Int) async throws -> QuestionedTable?

    /// - Parameter earlier: Gives the table in another revision; nil where there is none.
    package init(
        _ table: QuestionedTable, earlier: @escaping @Sendable (Int) async throws -> QuestionedTable? = { _ in nil }
    ) {
        self.table = table
        self.earlier = earlier
    }

    /// The answer, or why there is none. Throws only what reading the rows throws.
    package func reply(to question: String) async throws -> TableReply {
        do {
            var reader = try QuestionReader(question, table)
            let draft = try reader.read()
            return .answer(draft.isDifference ? try await difference(draft) : try await computed(draft))
        } catch let refusal as QuestionRefusal {
            return .unanswered(reason: refusal.reason)
        }
    }

    private func computed(_ draft: QuestionDraft) async throws -> TableAnswer {
        let (question, survey) = try await understood(draft, table)
        var calculation = TableCalculation(question, table.columns, survey.readings)
        try await calculation.run(over: table.rows)
        return try CalculationAnswer(question, table.columns, survey.readings, calculation).answer()
    }

    private func understood(
        _ draft: QuestionDraft, _ table: QuestionedTable
    ) async throws -> (TableQuestion, QuestionSurvey) {
        let needs = QuestionInterpreter.needs(of: draft, columns: table.columns.count)
        let survey = try await QuestionSurvey(table, columns: needs.columns, values: needs.values)
        return (try QuestionInterpreter(draft, survey, table.columns).question(), survey)
    }

    private func difference(_ draft: QuestionDraft) async throws -> TableAnswer {
        guard draft.measures.isEmpty, draft.objects.isEmpty, draft.conditions.isEmpty, draft.groups.isEmpty,
            draft.orders.isEmpty, draft.top == nil
        else {
            throw QuestionRefusal(
                "Of two revisions only the rows can be compared: ask for the difference of revisions 1 and 2.")
        }
        let named = draft.revisions.map { $0 ?? table.revision - 1 }
        let pair = try pair(of: named)
        let (before, after) = (try await revision(pair.before), try await revision(pair.after))
        return try await RevisionDifference(before, after).answer()
    }

    private func pair(of named: [Int]) throws(QuestionRefusal) -> (before: Int, after: Int) {
        switch named.count {
        case 0: (table.revision - 1, table.revision)
        case 1: (min(named[0], table.revision), max(named[0], table.revision))
        case 2: (min(named[0], named[1]), max(named[0], named[1]))
        default: throw QuestionRefusal("Two revisions can be compared, not more.")
        }
    }

    private func revision(_ number: Int) async throws -> QuestionedTable {
        if number == table.revision { return table }
        guard number > 0, let found = try await earlier(number) else {
            throw QuestionRefusal(
                number > 0
                    ? "There is no revision \(number) of this table." : "This table has no revision before this one.")
        }
        return found
    }
}

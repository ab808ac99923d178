import DocketAgents
import Testing

struct RevisionDifferenceTests {
    private let columns = ["Name", "Fee"]
    private let revisions: [[[String]]] = [
        [["Ada", "1"], ["Ben", "2"], ["Cleo", "3"], ["Cleo", "3"]],
        [["Ben", "2"], ["Ada", "1.5"], ["Cleo", "3"], ["Dan", "4"]],
        [["Ben", "2"], ["Ada", "1.5"], ["Cleo", "3"], ["Dan", "4"]],
    ]

    private func table(_ revision: Int) -> QuestionedTable? {
        guard revisions.indices.contains(revision - 1) else { return nil }
        return QuestionedTable(title: "T", columns: columns, rows: revisions[revision - 1], revision: revision)
    }

    private func reply(_ question: String, in revision: Int) async throws -> TableReply {
        let table = try #require(self.table(revision))
        let analyst = TableAnalyst(table) { revision in self.table(revision) }
        return try await analyst.reply(to: question)
    }

    @Test(arguments: [
        "What changed?", "difference to the previous revision", "difference between revision 1 and 2",
        "difference between revisions 1 and 2", "compare revision 2 with revision 1",
        "what has changed since revision 1",
        "What changed since the last version?", "Revision 1 vs revision 2: differences", "changes from version 1 to 2",
    ])
    func rowsAreCompared(question: String) async throws {
        let expected = TableAnswer(
            columns: ["Change", "Name", "Fee"],
            rows: [["changed", "Ada", "1 → 1.5"], ["removed", "Cleo", "3"], ["added", "Dan", "4"]],
            sentence: "Revision 2 against revision 1, compared row by row: 1 added, 1 removed, 1 changed.")
        #expect(try await reply(question, in: 2) == .answer(expected), "\(question)")
    }

    @Test func equalRevisionsDifferInNothing() async throws {
        guard case .answer(let answer) = try await reply("What changed?", in: 3) else {
            Issue.record("no answer")
            return
        }
        #expect(answer.rows.isEmpty)
        #expect(answer.sentence.contains("0 added, 0 removed, 0 changed"))
    }

    @Test(arguments: [
        ("What changed?", 1), ("difference to revision 9", 2), ("difference of revisions 1, 2 and 3", 3),
        ("what changed since Monday", 2), ("revision 1", 2), ("difference of fee between revision 1 and 2", 2),
    ])
    func whatCannotBeComparedIsNot(question: String, revision: Int) async throws {
        guard case .unanswered(let reason) = try await reply(question, in: revision) else {
            Issue.record("\(question) was answered")
            return
        }
        #expect(reason.hasSuffix("."))
    }
}

import DocketAgents
import DocketDomain
import Testing

struct GatekeeperTests {
    private func judge(_ request: String, _ reply: String) -> GatekeeperVerdict {
        Gatekeeper().judge(request: request, reply: reply)
    }

    private let fees = "| Mandate | Fee |\n|---|---|\n| Balanced | 0.60% |\n| Income | 0.45% |\n| Growth | 0.80% |\n"
    private let prose = String(repeating: "A mandate is an agreement by which somebody else invests. ", count: 20)

    @Test func plainTalkBecomesNothing() {
        let verdict = judge("How are you?", "Fine, thank you. `SELECT a FROM b` is a query, and a | b is none.")
        #expect(verdict.drafts.isEmpty)
        #expect(!verdict.decision.shouldCreate)
        #expect(verdict.decision.kind == nil)
        #expect(verdict.decision.by == "rules")
        #expect(verdict.decision.confidence > 0.9)
    }

    @Test func aTableThatWasAskedForIsSure() {
        let verdict = judge("Give me a table of our fees", "Here you are:\n\n\(fees)")
        #expect(verdict.decision.kind == .table)
        #expect(verdict.decision.confidence >= 0.9)
        #expect(verdict.drafts.map(\.lines) == [3...7])
    }

    @Test func aTableThatWasNotAskedForIsLessSure() {
        let asked = judge("Make a table", fees).decision.confidence
        let plain = judge("What do we charge?", fees).decision.confidence
        #expect(plain >= 0.6 && plain < asked)
        #expect(judge("Please, no table, only a sentence.", fees).decision.confidence == plain)
    }

    @Test func aSmallTableInPassingIsOnlyOffered() {
        let small = "| a | b |\n|---|---|\n| 1 | 2 |\n"
        let verdict = judge("What is a mandate?", "\(prose)\n\n\(small)\n\(prose)")
        #expect(verdict.decision.shouldCreate)
        #expect(verdict.decision.confidence < 0.6)
    }

    @Test func anEmptyTableIsOnlyOfferedUnlessAskedFor() {
        let empty = "| a | b |\n|---|---|\n|  |  |\n"
        #expect(judge("What is it?", empty).decision.confidence < 0.6)
        #expect(judge("Make a table to fill in", empty).decision.confidence >= 0.6)
    }

    @Test func whatTheUserWroteIsOnlyOffered() {
        #expect(
            judge("What is wrong here?\n\(fees)", "You wrote\n\n\(fees)\nand all is well.").decision.confidence < 0.6)
        let sql = "SELECT a\nFROM b\nWHERE c = 1"
        #expect(judge("Explain:\n\(sql)", "```sql\n\(sql)\n```\nIt reads b.").decision.confidence < 0.6)
        #expect(judge("Explain SQL", "```sql\n\(sql)\n```\nIt reads b.").decision.confidence >= 0.6)
    }

    @Test(arguments: [
        ("SELECT count(*) FROM orders;", true), ("UPDATE t SET a = 1", true), ("GRANT SELECT ON t TO u", true),
        ("WHERE a = 1", false), ("git commit -m \"First\"", false), ("orders.id", false),
    ])
    func piecesOfStatementsAreOnlyOffered(sql: String, isWhole: Bool) {
        let decision = judge("How?", "```sql\n\(sql)\n```\n").decision
        #expect(decision.kind == .sqlQuery)
        #expect((decision.confidence >= 0.6) == isWhole)
    }

    @Test func tablesWithTheSameColumnsAreASheet() {
        let verdict = judge("What do we charge?", "## 2024\n\n\(fees)\n## 2025\n\n\(fees)\n## 2025\n\n\(fees)")
        #expect(verdict.decision.kind == .sheet)
        guard case .sheet(let tables)? = verdict.drafts.first?.content else {
            Issue.record("no sheet")
            return
        }
        #expect(tables.map(\.name) == ["2024", "2025", "2025 (2)"])
        #expect(verdict.drafts.map(\.lines) == [3...23])
    }

    @Test func tablesThatFollowEachOtherAreASheet() {
        let other = "| City | Staff |\n|---|---|\n| Bern | 12 |\n| Basel | 7 |\n"
        #expect(judge("Tell me", "## Fees\n\n\(fees)\n## Places\n\n\(other)").decision.kind == .sheet)
        let apart = judge("Tell me", "## Fees\n\n\(fees)\n\(prose)\n\n## Places\n\n\(other)")
        #expect(apart.drafts.map(\.kind) == [.table, .table])
        #expect(judge("As a workbook", "## Fees\n\n\(fees)\n\(prose)\n\n## P\n\n\(other)").decision.kind == .sheet)
    }

    private var memo: String {
        "# Memo\n\n\(prose)\n\n## Background\n\n\(prose)\n\n## Proposal\n\n\(prose)"
    }

    @Test(arguments: [
        "Write a memo about mandates", "please draft a short memo on mandates for Anna", "Could you prepare a report?",
        "I need a letter to our clients about fees.", "Turn this into a memo.", "Verfasse bitte ein Memo",
        "Kannst du mir einen Bericht schreiben?", "Rédige un rapport sur les mandats", "Redacta un informe",
        "compose the quarterly newsletter", "Give me a proposal for Ada",
    ])
    func aDocumentThatWasAskedForIsOne(request: String) {
        let verdict = judge(request, memo)
        #expect(verdict.decision.kind == .doc)
        #expect(verdict.decision.confidence >= 0.6)
        #expect(verdict.drafts.map(\.title) == ["Memo"])
    }

    @Test(arguments: [
        "What is a mandate?", "How do I write a memo?", "I have to write a report. What is a mandate?",
        "Don't write a report, explain it to me.", "Write a query for the report table", "What does this letter say?",
        "Suggest a letter title", "Do I need a contract?", "Write code that reads a document",
    ])
    func aDocumentThatWasNotAskedForIsNone(request: String) {
        #expect(judge(request, memo).decision == judge("Hello", memo).decision)
    }

    @Test func aShortOrHeadlessReplyIsNoDocument() {
        #expect(!judge("Write a memo", "# Memo\n\n## Short\n\nIt is done.").decision.shouldCreate)
        #expect(!judge("Write a memo", prose + prose).decision.shouldCreate)
    }

    @Test func whatIsSaidAroundADocumentIsNoPartOfIt() {
        let reply = "Sure, here is the memo:\n\n---\n\n\(memo)\n\n---\n\nLet me know if you want it shorter."
        guard let draft = judge("Write a memo", reply).drafts.first, case .doc(let text) = draft.content else {
            Issue.record("no document")
            return
        }
        #expect(text == memo.trimmingSuffix())
    }

    @Test func aDocumentInAFenceIsItsContent() {
        let verdict = judge(
            "Draft a memo in Markdown", "Here it is:\n\n````markdown\n\(memo)\n````\n\nFeel free to edit.")
        guard case .doc(let text)? = verdict.drafts.first?.content else {
            Issue.record("no document")
            return
        }
        #expect(text == memo.trimmingSuffix())
        #expect(verdict.drafts.first?.lines == 3...15)
    }

    @Test func aLetterIsADocument() {
        let letter = "Subject: Our fees\n\nDear Ms Moser,\n\n\(prose)\n\n\(prose)\n\nKind regards\nBen"
        let verdict = judge("Write a letter to Ada Moser", "Here is a draft:\n\n\(letter)")
        #expect(verdict.decision.kind == .doc)
        #expect(verdict.drafts.map(\.title) == ["Our fees"])
    }

    @Test func aTableInADocumentIsOfferedBesideIt() {
        let verdict = judge("Write a report on mandates", memo + "\n\n## Fees\n\n\(fees)")
        #expect(verdict.decision.kind == .doc)
        #expect(verdict.drafts.map(\.kind) == [.doc, .table])
        #expect(verdict.drafts.last.map { $0.confidence < 0.6 } == true)
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func linesAreCountedAsMarkdownCountsThem(end: String) {
        let reply = "# Memo\n\n\(prose)\n\n## One\n\n\(prose)\n\n## Two\n\nEnd".replacing("\n", with: end)
        guard let draft = judge("Write a memo", "Here:\(end)\(end)" + reply).drafts.first,
            case .doc(let text) = draft.content
        else {
            Issue.record("no document")
            return
        }
        #expect(draft.lines == 3...13)
        #expect(text == reply)
    }

    @Test func hostileRepliesAreJudgedInProportionalTime() {
        for piece in ["|", "`", "> ", "**a ", "# ", "\n", "```sql\n", "| a |\n|---|\n", "漢字。"] {
            let reply = String(repeating: piece, count: 100_000 / piece.utf8.count)
            let took = ContinuousClock().measure { _ = judge("Write a report with a table: " + reply, reply) }
            #expect(took < .seconds(20), "\(piece.debugDescription)")
        }
    }
}

extension String {
    fileprivate func trimmingSuffix() -> String {
        var text = self
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }
}

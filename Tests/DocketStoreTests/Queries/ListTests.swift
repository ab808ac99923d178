import CustomDump
import DocketDomain
import DocketWorkspace
import GRDB
import TestSupport
import Testing

@testable import DocketStore

/// Filters, order and totals of the lists, and what their items say.
@Suite struct ListTests {
    private let test: TestWorkspace

    init() async throws {
        test = try await TestWorkspace()
    }

    private func threads(_ change: (inout ThreadFilter) -> Void = { _ in }) async throws -> [ThreadID] {
        var filter = ThreadFilter()
        change(&filter)
        let page = try await test.queries(Cast.member).threads(filter, page: PageRequest(size: 100))
        #expect(page.total.count == page.items.count)
        #expect(page.total.isExact)
        return page.items.map(\.id)
    }

    private func artifacts(_ change: (inout ArtifactFilter) -> Void = { _ in }) async throws -> [ArtifactID] {
        var filter = ArtifactFilter()
        change(&filter)
        let page = try await test.queries(Cast.member).artifacts(filter, page: PageRequest(size: 100))
        #expect(page.total.count == page.items.count)
        return page.items.map(\.id)
    }

    // MARK: Threads

    @Test func threadsComeNewestFirstAndDeletedOnesOnlyWhereTheyAreAskedFor() async throws {
        var made: [ThreadID] = []
        for number in 0..<4 { made.append(try await test.thread(by: Cast.member, title: "T\(number)")) }
        #expect(try await threads() == made.reversed())
        #expect(try await threads { $0.order = .ascending } == made)
        try await test.perform(.thread(made[1], .delete), as: Cast.member)
        #expect(try await threads() == [made[3], made[2], made[0]])
        #expect(try await threads { $0.deleted = true } == [made[1]])
        #expect(try await test.queries(Cast.member).thread(made[1]).deletedAt == test.ids.now)
        try await test.perform(.thread(made[1], .restore), as: Cast.member)
        #expect(try await threads() == made.reversed())
    }

    @Test func threadsAreFilteredByWordsTagVisibilityArtifactAndTimeAndByAllOfThem() async throws {
        let first = try await test.thread(by: Cast.member, title: "Zürich offices")
        try await test.perform(.thread(first, .tag(add: ["city"], remove: [])), as: Cast.member)
        let border = test.ids.now
        test.ids.advance(milliseconds: 1000)
        let second = try await test.thread(.team, by: Cast.colleague, title: "Other")
        try await test.perform(.thread(second, .describe("about the zurich offices")), as: Cast.colleague)
        try await test.perform(.thread(second, .tag(add: ["city", "travel"], remove: [])), as: Cast.member)
        let artifact = try await test.document(in: second, by: Cast.member)

        #expect(try await threads { $0.text = "zurich" } == [second, first])
        #expect(try await threads { $0.text = "offices zür" } == [second, first])
        #expect(try await threads { $0.text = "about offices" } == [second])
        #expect(try await threads { $0.text = "nothing" } == [])
        #expect(try await threads { $0.tag = "city" } == [second, first])
        #expect(try await threads { $0.tag = "travel" } == [second])
        #expect(try await threads { $0.tag = "trav" } == [])
        #expect(try await threads { $0.visibility = .private } == [first])
        #expect(try await threads { $0.artifactID = artifact } == [second])
        #expect(try await threads { $0.createdAfter = Timestamp(milliseconds: border.milliseconds + 1) } == [second])
        #expect(try await threads { $0.createdBefore = Timestamp(milliseconds: border.milliseconds + 1) } == [first])
        #expect(try await threads { ($0.tag, $0.text, $0.visibility) = ("city", "zurich", .team) } == [second])
        try await test.perform(.thread(second, .tag(add: [], remove: ["travel"])), as: Cast.member)
        #expect(try await threads { $0.tag = "travel" } == [])
    }

    @Test func aThreadCountsItsMessagesAndArtifactsAndSaysWhenSomethingLastHappened() async throws {
        let thread = try await test.thread(by: Cast.member)
        let created = test.ids.now
        try await test.say("one", in: thread, by: Cast.member)
        try await test.say("two", in: thread, by: Cast.member)
        let first = try await test.document(in: thread, by: Cast.member)
        let second = try await test.document(by: Cast.member)
        try await test.perform(.artifact(second, .link(thread, .referenced)), as: Cast.member)
        try await test.perform(.artifact(second, .link(thread, .modified)), as: Cast.member)
        func count() async throws -> Int { try await test.queries(Cast.member).thread(thread).artifactCount }
        var counts = [try await count()]
        for command in [.delete, .restore, .unlink(thread)] as [ArtifactCommand] {
            try await test.perform(.artifact(first, command), as: Cast.member)
            counts.append(try await count())
        }
        #expect(counts == [2, 1, 2, 1])
        let summary = try await test.queries(Cast.member).thread(thread)
        #expect(summary.messageCount == 2)
        #expect(summary.createdAt == created)
        #expect(summary.updatedAt.milliseconds == created.milliseconds + 2)
    }

    @Test func tagsAreListedInOrderAndLabelsWithTheirValues() async throws {
        let thread = try await test.thread(by: Cast.member)
        try await test.perform(.thread(thread, .tag(add: ["b", "ä", "a"], remove: [])), as: Cast.member)
        try await test.perform(.thread(thread, .label(set: ["k": "a\u{0}\"b", "x": ""], remove: [])), as: Cast.member)
        let summary = try await test.queries(Cast.member).thread(thread)
        #expect(summary.tags == ["a", "b", "ä"])
        #expect(summary.labels == ["k": "a\u{0}\"b", "x": ""])
    }

    // MARK: Messages

    @Test func messagesComeInOrderAndAsTheyWereSentWhateverIsInThem() async throws {
        let thread = try await test.thread(by: Cast.member)
        let sent: [[MessagePart]] = [
            [.text("plain")], [.text("nul \u{0} and 世 é e\u{301} 👩‍👩‍👧 \u{FEFF}\u{202E}\r\n")],
            [.code(language: "sql", content: "SELECT '\u{0}'")],
            [.text("a"), .code(language: "", content: "b"), .text("c")],
            [.image(source: .url("https://example.org/?a=b&c=\"d\""), mimeType: "image/png")],
        ]
        for parts in sent {
            try await test.perform(.send(OutgoingMessage(target: .thread(thread), parts: parts)), as: Cast.member)
        }
        let messages = try await test.queries(Cast.member).messages(of: thread, page: PageRequest(size: 100)).items
        expectNoDifference(messages.map(\.parts), sent)
        #expect(messages.map(\.ordinal) == [0, 1, 2, 3, 4])
        let some = try await test.queries(Cast.member).messages(of: thread, at: 3..<100)
        #expect(some.map(\.id) == messages[3...].map(\.id))
        #expect(try await test.queries(Cast.member).messages(of: thread, at: -5..<1).map(\.ordinal) == [0])
        #expect(try await test.queries(Cast.member).message(messages[2].id) == messages[2])
    }

    // MARK: Artifacts

    @Test func artifactsAreFilteredByThreadKindAndStatusNewestFirst() async throws {
        let thread = try await test.thread(by: Cast.member)
        let first = try await test.document(in: thread, by: Cast.member)
        let second = try await test.artifact(PreparedContent(.ofRows(3)), .table, by: Cast.member)
        let third = try await test.artifact(PreparedContent(.ofRows(3)), .table, in: thread, by: Cast.member)
        try await test.perform(.artifact(third, .setStatus("draft")), as: Cast.member)
        #expect(try await artifacts() == [third, second, first])
        #expect(try await artifacts { $0.order = .ascending } == [first, second, third])
        #expect(try await artifacts { $0.threadID = thread } == [third, first])
        #expect(try await artifacts { $0.kind = .table } == [third, second])
        #expect(try await artifacts { ($0.kind, $0.status) = (.table, "active") } == [second])
        #expect(try await artifacts { $0.batchID = BatchID("b") } == [])
        #expect(try await artifacts { $0.customerID = CustomerID("c") } == [])
        try await test.perform(.artifact(first, .delete), as: Cast.member)
        #expect(try await artifacts { $0.threadID = thread } == [third])
        #expect(try await artifacts { $0.deleted = true } == [first])
    }

    private func query(_ sql: String, title: String = "Budget", tags: [String] = []) async throws -> ArtifactID {
        let new = NewArtifact(kind: .sqlQuery, title: title, content: .sqlQuery(SQLQuery(sql: sql)), tags: tags)
        return try #require(try await test.perform(.createArtifact(new), as: Cast.member).artifactID)
    }

    private func artifacts(_ terms: ArtifactTerm...) async throws -> [ArtifactID] {
        try await artifacts { $0.terms = terms }
    }

    @Test func artifactsAreFoundByTagTableAndColumnAndByAllOfThemAndTheirTitle() async throws {
        let fees = try await query(
            "SELECT o.Fee FROM sales.Orders o", title: "Fees of Zürich", tags: ["template", "fees"])
        let clients = try await query("SELECT name FROM clients JOIN orders USING (client_id)", tags: ["fees"])
        let document = try await test.document("FROM orders", by: Cast.member)
        #expect(try await artifacts(ArtifactTerm(.table, "orders")) == [clients, fees])
        #expect(try await artifacts(ArtifactTerm(.table, "SALES.orders")) == [fees])
        #expect(try await artifacts(ArtifactTerm(.table, "order")) == [])
        #expect(try await artifacts(ArtifactTerm(.column, "fee")) == [fees])
        #expect(try await artifacts(ArtifactTerm(.column, "o")) == [])
        #expect(try await artifacts(ArtifactTerm(.tag, "fees")) == [clients, fees])
        #expect(try await artifacts(ArtifactTerm(.tag, "Fees")) == [])
        #expect(try await artifacts(ArtifactTerm(.tag, "fees"), ArtifactTerm(.column, "CLIENT_ID")) == [clients])
        #expect(try await artifacts(ArtifactTerm(.table, "orders"), ArtifactTerm(.table, "clients")) == [clients])
        #expect(try await artifacts(ArtifactTerm(.table, "orders"), ArtifactTerm(.table, "Orders")) == [clients, fees])
        let all = [ArtifactTerm(.tag, "template"), ArtifactTerm(.table, "orders"), ArtifactTerm(.column, "fee")]
        #expect(try await artifacts { ($0.text, $0.kind, $0.terms) = ("zurich", .sqlQuery, all) } == [fees])
        #expect(try await artifacts { ($0.text, $0.terms) = ("budget", all) } == [])

        try await test.perform(
            .artifact(fees, .revise(.sqlQuery(SQLQuery(sql: "SELECT a FROM b")), title: nil)), as: Cast.member)
        #expect(try await artifacts(ArtifactTerm(.table, "sales.orders")) == [])
        #expect(try await artifacts(ArtifactTerm(.table, "b"), ArtifactTerm(.tag, "template")) == [fees])
        try await test.perform(.artifact(fees, .tag(add: ["x"], remove: ["template"])), as: Cast.member)
        try await test.perform(.artifact(document, .tag(add: ["x"], remove: [])), as: Cast.member)
        #expect(try await artifacts(ArtifactTerm(.tag, "template")) == [])
        #expect(try await artifacts(ArtifactTerm(.tag, "x")) == [document, fees])
        #expect(try await test.queries(Cast.member).artifact(fees).tags == ["fees", "x"])
        try await test.perform(.artifact(fees, .delete), as: Cast.member)
        #expect(try await artifacts(ArtifactTerm(.tag, "x")) == [document])
        #expect(try await artifacts { ($0.terms, $0.deleted) = ([ArtifactTerm(.table, "B")], true) } == [fees])
    }

    @Test func whatTermsFindIsReadByThemAndNotByLookingThroughAllArtifacts() async throws {
        _ = try await query("SELECT a FROM b")
        let plan = try await test.database.read { db in
            var asked = ""
            db.trace { asked = $0.expandedDescription }
            _ = try ViewerScope(db, Cast.member).rows(
                """
                SELECT x.* FROM visible_terms first CROSS JOIN visible_artifacts x ON x.id = first.artifact_id
                WHERE x.deleted_at IS NULL AND first.kind = :kind0 AND first.term = :term0 AND 1 = (
                    SELECT count(*) FROM visible_terms WHERE artifact_id = x.id AND (kind = :kind1 AND term = :term1))
                ORDER BY x.created_at DESC, x.id DESC LIMIT 101
                """, ["kind0": "table", "term0": "b", "kind1": "column", "term1": "a"])
            db.trace(options: [])
            return try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + asked).map { $0["detail"] as String }
        }
        #expect(
            plan.contains { $0.contains("artifact_terms USING PRIMARY KEY (tenant_id=? AND kind=? AND term=?)") },
            "\(plan)")
        #expect(plan.contains { $0.contains("a USING PRIMARY KEY (tenant_id=? AND id=?)") }, "\(plan)")
        #expect(plan.contains { $0.contains("terms_of_artifact (artifact_id=? AND tenant_id=?") }, "\(plan)")
        #expect(!plan.contains { $0.contains("artifacts_by_time") }, "\(plan)")
    }

    @Test func theRunsOfAQueryAreCountedAndTheLastOneIsTold() async throws {
        let id = try await test.artifact(
            PreparedContent(SQLQuery(sql: "SELECT 1")), .sqlQuery, by: Cast.member)
        #expect(try await test.queries(Cast.member).artifact(id).runs == nil)
        let failed = RecordedRun(source: "ledger", milliseconds: 12, rows: 0, error: "no such table: fees")
        try await test.perform(.artifact(id, .recordRun(failed)), as: Cast.member)
        let done = RecordedRun(source: "ledger", milliseconds: 9, rows: 3, truncated: "the limit of 3 rows")
        try await test.perform(.artifact(id, .recordRun(done)), as: Cast.member)
        let artifact = try await test.queries(Cast.member).artifact(id)
        #expect(artifact.runs?.count == 2)
        #expect(artifact.runs?.last == done)
        #expect(artifact.status == "active")
    }

    @Test func rule4EveryRevisionStaysReadableWithWhoMadeItAndWhen() async throws {
        let id = try await test.document("one", by: Cast.member, title: "Name")
        try await test.perform(.artifact(id, .revise(.doc(.inline("two")), title: nil)), as: Cast.member)
        try await test.perform(.artifact(id, .revise(.doc(.inline("three")), title: "Called")), as: Cast.member)
        let queries = test.queries(Cast.member)
        for (number, text, title) in [(1, "one", "Name"), (2, "two", "Name"), (3, "three", "Called")] {
            let revision = try await queries.revision(number, of: id)
            #expect(revision.content == .doc(.inline(text)))
            #expect(revision.title == title)
            #expect(revision.createdBy == Cast.member.userID)
        }
        #expect(try await queries.revision(nil, of: id).revision == 3)
        for number in [0, 4, -1, .max] {
            #expect(await refusal { try await queries.revision(number, of: id) } == .notFound)
        }
        let summary = try await queries.artifact(id)
        #expect(summary.revision == 3)
        #expect(summary.title == "Called")
        #expect(summary.updatedAt == test.ids.now)
    }

    @Test func anArtifactsLinksBeginWithTheThreadThatMadeIt() async throws {
        let other = try await test.thread(by: Cast.member, title: "Other")
        let maker = try await test.thread(by: Cast.member, title: "Maker")
        let id = try await test.document(in: maker, by: Cast.member)
        try await test.perform(.artifact(id, .link(other, .referenced)), as: Cast.member)
        let links = try await test.queries(Cast.member).artifact(id).links
        #expect(links.map(\.title) == ["Maker", "Other"])
        #expect(links.map(\.relation) == [.created, .referenced])
        #expect(links.map(\.linkedBy) == [Cast.member.userID, Cast.member.userID])
    }

    // MARK: History

    @Test func historyTellsAnObjectsEventsNewestFirstWithNamesAndPayloads() async throws {
        let thread = try await test.thread(by: Cast.member)
        try await test.perform(.thread(thread, .rename("New")), as: Cast.member)
        let page = try await test.queries(Cast.member).history(of: .thread(thread), page: PageRequest(size: 10))
        #expect(page.items.map(\.type) == ["thread_renamed", "thread_created"])
        #expect(
            page.items.map(\.text) == ["Max renamed the thread: “Plans” → “New”", "Max started the thread “Plans”"])
        guard case .thread(.renamed(let renamed))? = page.items.first?.event.event else {
            Issue.record("It is no renaming.")
            return
        }
        #expect(renamed.from == "Plans" && renamed.to == "New")
        #expect(page.total.count == 2)
        try await test.perform(.removeUser(Cast.member.userID), as: Cast.admin)
        let later = try await test.queries(Cast.member).history(of: .thread(thread), page: PageRequest(size: 1))
        #expect(later.items.first?.text.hasPrefix("max renamed") == true)
    }
}

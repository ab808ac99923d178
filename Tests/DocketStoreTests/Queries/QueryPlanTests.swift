import DocketDomain
import DocketStore
import DocketWorkspace
import GRDB
import Synchronization
import TestSupport
import Testing

/// How SQLite finds the rows of every list: what a page costs must not grow with the workspace.
@Suite struct QueryPlanTests {
    /// One question of a list, and what its plan has to be.
    struct List {
        let name: String
        var viewer = Cast.admin
        /// What SQLite looks rows up by, beside the tenant.
        var term: String?
        /// Whether all that is found is sorted: where the filter names what has few, or else said why.
        var sorts = false
        /// Whether a whole table is read: where it is small, or read from its end until the page is full.
        var readsAll = false
        /// Asks for a page after the place that a token names, and tells the next token.
        let ask: @Sendable (ReadQueries, String) async throws -> String
    }

    @Test func everyListIsFoundByAnIndexAndInTheOrderOfItsPages() async throws {
        let test = try await Self.filled()
        for list in try await Self.lists(in: test) {
            let plans = try await Self.plans(of: list, in: test)
            #expect(!plans.isEmpty, "\(list.name) asked nothing")
            for (sql, plan) in plans {
                let said = Comment(rawValue: "\(list.name): \(sql)\n\(plan.joined(separator: "\n"))")
                #expect(list.readsAll || !plan.contains(where: Self.readsAll), said)
                guard sql.contains(":page_size") || sql.contains(":count_limit") else { continue }
                #expect(list.sorts || !plan.contains(where: Self.sorts), said)
                guard let term = list.term else { continue }
                #expect(plan.contains { $0.contains("(tenant_id=? AND \(term)=?") }, said)
                // Nor is all that the tenant has looked through for what has the term; its schemas are few.
                #expect(!plan.contains { $0.hasSuffix("(tenant_id=?)") && !$0.contains("_schemas_") }, said)
            }
        }
    }

    @Test func whatFollowsInTheLogIsReadFromItsPlaceOn() async throws {
        let test = try await Self.filled()
        let log = SQLiteEventLog(test.database)
        let plans = try await Self.plans(in: test, of: { $0.contains("FROM events") }) {
            let head = try await log.head()
            _ = try await log.read(tenant: Cast.admin.tenantID, after: head, limit: 100)
        }
        #expect(plans.map(\.plan).contains(["SEARCH events USING INTEGER PRIMARY KEY (rowid>?)"]), "\(plans)")
        for (sql, plan) in plans { #expect(!plan.contains { Self.readsAll($0) || Self.sorts($0) }, "\(sql): \(plan)") }
    }

    /// Whether a step of a plan goes through a whole table. What a query makes itself, and the search index, which is
    /// asked for words, are gone through as they are.
    private static func readsAll(_ step: String) -> Bool {
        step.hasPrefix("SCAN ") && !step.contains("VIRTUAL TABLE INDEX") && !step.hasPrefix("SCAN (")
            && !["SCAN CONSTANT ROW", "SCAN found"].contains(step)
    }

    /// Whether all that is found is sorted before a page is given. Equals are few: a customer's proposals.
    private static func sorts(_ step: String) -> Bool {
        step.contains("TEMP B-TREE") && step.hasSuffix("FOR ORDER BY")
    }

    // MARK: What is asked

    /// The plans of all that a list asks for two of its pages, each with its statement.
    private static func plans(of list: List, in test: TestWorkspace) async throws -> [(sql: String, plan: [String])] {
        // What an index asks of its own tables begins otherwise.
        try await plans(in: test, of: { $0.hasPrefix("WITH ") }) {
            let next = try await list.ask(test.queries(list.viewer), "")
            if !next.isEmpty { _ = try await list.ask(test.queries(list.viewer), next) }
        }
    }

    /// The plans of such statements as some work asks, each with its statement.
    private static func plans(
        in test: TestWorkspace, of isMeant: @escaping @Sendable (String) -> Bool, _ work: () async throws -> Void
    ) async throws -> [(sql: String, plan: [String])] {
        let asked = Mutex<[String]>([])
        try await test.database.read { db in
            db.trace { event in
                guard case .statement(let statement) = event, isMeant(statement.sql) else { return }
                asked.withLock { if !$0.contains(statement.sql) { $0.append(statement.sql) } }
            }
        }
        try await work()
        return try await test.database.read { db in
            db.trace(options: [])
            return try asked.withLock { $0 }.map { sql in
                let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
                statement.setUncheckedArguments([:])
                return (sql, try Row.fetchAll(statement).map { $0["detail"] })
            }
        }
    }

    // MARK: Given

    static let early = Timestamp(milliseconds: 0)
    static let late = Timestamp(milliseconds: 1 << 50)

    /// A workspace in which every list has more than one page of one item.
    private static func filled() async throws -> TestWorkspace {
        let test = try await TestWorkspace()
        var threads: [ThreadID] = []
        for title in ["Plans of fees", "Plans of risks", "More plans"] {
            let thread = try await test.thread(.team, by: Cast.member, title: title)
            for text in ["plans one", "plans two", "plans three"] {
                try await test.say(text, in: thread, by: Cast.member)
            }
            try await test.perform(.thread(thread, .tag(add: ["fees"], remove: [])), as: Cast.member)
            let document = try await test.document(in: thread, by: Cast.member)
            try await test.perform(.artifact(document, .tag(add: ["fees", "notes"], remove: [])), as: Cast.member)
            threads.append(thread)
        }
        for id in ["c1", "c2"] {
            let customer = try await test.customer(id)
            for value in ["Globex", "Initech"] {
                try await test.propose([("employer", .string(value))], for: customer, confidence: .low)
            }
            try await test.propose([("phone", "+1 555 0100"), ("occupation", "Baker")], for: customer)
            let accepted = try await test.propose([("notes", "Likes tea")], for: customer, trigger: "crm")
            try await test.decide(.accept, accepted)
            let refused = try await test.propose([("email", "c@example.org")], for: customer, trigger: "crm")
            try await test.decide(.reject(reason: "no"), refused)
        }
        for number in 0..<2 {
            let new = NewExport(
                source: ExportSource(.thread(threads[0])), format: "pdf", fileExtension: "pdf",
                title: "Report \(number)",
                runner: RunnerID("r1"))
            try await test.perform(.requestExport(new), as: Cast.admin)
        }
        return test
    }
}

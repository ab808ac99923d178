import DocketDomain
import DocketStore
import Foundation
import GRDB
import OrderedCollections
import TestSupport
import Testing

/// What holds when the process dies (Sources/README, What always holds, 11): SIGKILL at random points of imports and
/// sends.
@Suite struct KilledProcessTests {
    private static let conversations = 300
    private static let messages = 6

    @Test(arguments: [1, 2, 3] as [UInt64])
    func aKilledProcessLeavesAllThatWasAcknowledgedAndNothingHalfDone(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let folder = try TemporaryFolder()
        let program = Program(workspace: folder.url.appendingPathComponent("workspace"))
        let export = folder.url.appendingPathComponent("conversations.json")
        try Data(Self.export.utf8).write(to: export)
        try await program.run("init")
        let talk = try #require(try await program.json("threads", "new", "Talk")["id"]?.string)

        var acknowledged: Set<String> = []
        var interrupted = 0
        for round in 0..<6 {
            let importing = try program.start("import", export.path)
            let sending = try program.start("send", "--thread", talk, "Round \(round), perhaps never heard", "--json")
            // A size of the write-ahead log is a point in the middle of some write.
            let bytes = Int.random(in: 0..<3_000_000, using: &random)
            await program.kill(importing, whenLogHas: bytes)
            if Bool.random(using: &random) { sending.kill() }
            if await sending.ended() == 0, let id = try JSON(parsing: sending.output)["message"]?["id"]?.string {
                acknowledged.insert(id)
            }
            if await importing.ended() != 0 { interrupted += 1 }

            #expect(try await program.json("doctor")["ok"]?.bool == true)
            try await expectWholeConversations(program)
            #expect(try await messageIDs(of: talk, program).isSuperset(of: acknowledged))
        }

        #expect(interrupted > 0)
        try await program.run("import", export.path)
        try await expectWholeConversations(program, count: Self.conversations)
        #expect(try await program.json("import", export.path)["threads"]?.int == 0)
        #expect(try await program.json("doctor")["ok"]?.bool == true)
    }

    @Test func aKilledProcessHasALogFromWhichTheReadModelComesOutRowForRow() async throws {
        let folder = try TemporaryFolder()
        let program = Program(workspace: folder.url.appendingPathComponent("workspace"))
        let export = folder.url.appendingPathComponent("conversations.json")
        try Data(Self.export.utf8).write(to: export)
        try await program.run("init")
        let importing = try program.start("import", export.path)
        await program.kill(importing, whenLogHas: 1_500_000)
        await importing.ended()
        try await program.run("import", export.path)

        let before = try tables(of: program)
        #expect(before.values.contains { !$0.isEmpty })
        try await program.run("rebuild")
        #expect(try tables(of: program) == before)
    }

    @Test func aKilledImportOfCustomersLeavesWholeRowsFromTheBeginningOfTheFile() async throws {
        let folder = try TemporaryFolder()
        let program = Program(workspace: folder.url.appendingPathComponent("workspace"))
        let file = folder.url.appendingPathComponent("customers.csv")
        let rows = (1...3000).map { "c\($0),Name \($0),Baker \($0)" }
        try Data((["id,name,occupation"] + rows).joined(separator: "\n").utf8).write(to: file)
        try await program.run("init")
        for bytes in [500_000, 1_200_000] {
            let importing = try program.start("customers", "import", file.path, "--idempotency-key", "customers")
            await program.kill(importing, whenLogHas: bytes)
            await importing.ended()
            let there = try customers(of: program)
            #expect(Set(there.keys) == Set((0..<there.count).map { "c\($0 + 1)" }))
            #expect(there.allSatisfy { $0.value == 1 })
            #expect(try await program.json("doctor")["ok"]?.bool == true)
        }
        try await program.run("customers", "import", file.path, "--idempotency-key", "customers")
        #expect(try customers(of: program).count == 3000)
        #expect(try await program.json("customers", "import", file.path)["unchanged"]?.int == 3000)
    }

    /// Customers with the number of their values.
    private func customers(of program: Program) throws -> [String: Int] {
        let queue = try DatabaseQueue(path: program.workspace.appendingPathComponent("docket.db").path)
        return try queue.read { db in
            var customers: [String: Int] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT id, value_count FROM customers") {
                customers[row["id"]] = row["value_count"]
            }
            return customers
        }
    }

    // MARK: What is there

    /// Every conversation that is there has all of its messages, and its one table.
    private func expectWholeConversations(_ program: Program, count: Int? = nil) async throws {
        var threads: [JSON] = []
        var token = ""
        repeat {
            let more = token.isEmpty ? [] : ["--page-token", token]
            let page = try await program.json(["threads", "list", "--page-size", "100"] + more)
            threads += page["items"]?.array ?? []
            token = page["next_page_token"]?.string ?? ""
        } while !token.isEmpty
        let imported = threads.filter { $0["source"]?["id"]?.string != nil }
        #expect(imported.allSatisfy { $0["message_count"]?.int == Self.messages && $0["artifact_count"]?.int == 1 })
        #expect(Set(imported.map { $0["source"]?["id"]?.string }).count == imported.count)
        if let count { #expect(imported.count == count) }
    }

    private func messageIDs(of thread: String, _ program: Program) async throws -> Set<String> {
        let shown = try await program.json("threads", "show", thread, "--page-size", "200")
        return Set((shown["messages"]?.array ?? []).compactMap { $0["id"]?.string })
    }

    private func tables(of program: Program) throws -> [String: [[DatabaseValue]]] {
        let queue = try DatabaseQueue(path: program.workspace.appendingPathComponent("docket.db").path)
        return try queue.read { db in
            try Dictionary(
                uniqueKeysWithValues: (ReadModel.tables + ["search_docsize"]).map { table in
                    let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(table)")
                    return (table, rows.map { Array($0.databaseValues) })
                })
        }
    }

    /// A ChatGPT export of many conversations, each with one table.
    private static let export: String = {
        let all = (0..<conversations).map { conversation -> JSON in
            let nodes = (0..<messages).map { index -> (String, JSON) in
                let isReply = index % 2 == 1
                let table = "| Mandate | Fee |\n| --- | --- |\n| Core | 0.45% |"
                let text = isReply && index == 1 ? "Here it is:\n\n\(table)" : "Message \(index) of \(conversation)"
                return (
                    "n\(index)",
                    [
                        "id": .string("n\(index)"),
                        "parent": index == 0 ? .null : .string("n\(index - 1)"),
                        "children": index == messages - 1 ? [] : [.string("n\(index + 1)")],
                        "message": [
                            "id": .string("m\(conversation)-\(index)"),
                            "author": ["role": isReply ? "assistant" : "user"],
                            "create_time": .number(1_700_000_000 + conversation * 100 + index),
                            "content": ["content_type": "text", "parts": [.string(text)]],
                        ],
                    ]
                )
            }
            return [
                "title": .string("Conversation \(conversation)"),
                "conversation_id": .string("conversation-\(conversation)"),
                "create_time": .number(1_700_000_000 + conversation * 100),
                "current_node": .string("n\(messages - 1)"),
                "mapping": .object(.init(uniqueKeysWithValues: nodes)),
            ]
        }
        return JSON.array(all).serialized()
    }()
}

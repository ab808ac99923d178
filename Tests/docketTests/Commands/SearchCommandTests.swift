import DocketDomain
import Foundation
import Testing

@Suite struct SearchCommandTests {
    @Test func titlesMessagesAndCellsAreFoundByWordPhraseAndBeginning() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("Quarterly Zürich report")
        try await sandbox.done("send", "--thread", thread, "the green apples are ripe", "--no-reply")
        let table = try await sandbox.table("Fruit", in: thread)
        func kinds(_ arguments: String...) async throws -> [String] {
            let run = try await sandbox.run(["search", "--json"] + arguments)
            #expect(run.status == 0, "\(run.complaint)")
            return try run.json.items.compactMap { $0["kind"]?.string }.sorted()
        }
        #expect(try await kinds("zurich") == ["thread"])
        #expect(try await kinds("apples", "green") == ["message"])
        #expect(try await kinds("\"green apples\"") == ["message"])
        #expect(try await kinds("\"apples green\"") == [])
        #expect(try await kinds("quart*") == ["thread"])
        #expect(try await kinds("Ada") == ["artifact"])
        #expect(try await kinds("Ada", "--in", "threads,messages") == [])
        #expect(try await kinds("Ada", "--kind", "table") == ["artifact"])
        #expect(try await kinds("Ada", "--kind", "doc") == [])
        #expect(try await kinds("Ada", "--before", "2020-01-01") == [])
        #expect(try await kinds("Ada", "--after", "2020-01-01") == ["artifact"])
        let words = try await sandbox.done("search", "Ada").text
        #expect(words.contains("artifact:\(table)") && words.contains("Fruit"))
        let hit = try await sandbox.json("search", "ripe").items[0]
        #expect(hit["address"] == .string("thread:\(thread)"))
        #expect(hit["snippet"]?.string?.contains("green apples are ripe") == true)
    }

    @Test func aQueryWithoutAWordIsBadDataAndOperatorsAreWords() async throws {
        let sandbox = try await Sandbox()
        for query in ["", "***", "\"\"", "()"] {
            #expect(try await sandbox.run("search", query).status == 65, "\(query)")
        }
        for query in ["a AND", "title:x", "NEAR(a b)", "x OR y", "\"open", "a^2", "{x}", "-- DROP TABLE"] {
            #expect(try await sandbox.run(["search", "--", query]).status == 0, "\(query)")
        }
        #expect(try await sandbox.run("search", "x", "--in", "bogus").status == 64)
        #expect(try await sandbox.run("search", "x", "--after", "soon").status == 64)
    }

    @Test func hitsArePaged() async throws {
        let sandbox = try await Sandbox()
        for number in 0..<5 { _ = try await sandbox.thread("apple \(number)") }
        let first = try await sandbox.json("search", "apple", "--page-size", "3")
        #expect(first.items.count == 3)
        let token = try #require(first["next_page_token"]?.string)
        let rest = try await sandbox.json("search", "apple", "--page-size", "3", "--page-token", token)
        #expect(Set((first.items + rest.items).compactMap { $0["id"]?.string }).count == 5)
        #expect(rest["has_more"] == false)
    }
}

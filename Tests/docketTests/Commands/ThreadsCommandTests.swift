import DocketDomain
import Foundation
import Testing

@Suite struct ThreadsCommandTests {
    @Test func aThreadIsMadeRenamedDescribedShownToOthersDeletedAndRestored() async throws {
        let sandbox = try await Sandbox()
        let id = try await sandbox.thread("First")
        #expect(try await sandbox.json("threads", "rename", id, " Second ")["title"] == "Second")
        #expect(try await sandbox.json("threads", "describe", id, "What it is")["description"] == "What it is")
        #expect(try await sandbox.json("threads", "visibility", id, "team")["visibility"] == "team")
        #expect(try await sandbox.json("threads", "delete", id)["deleted_at"] != .null)
        #expect(try await sandbox.json("threads").items.isEmpty)
        #expect(try await sandbox.json("threads", "--deleted").items.map { $0["id"] } == [.string(id)])
        #expect(try await sandbox.run("threads", "rename", id, "Third").status == 65)
        #expect(try await sandbox.run("send", "--thread", id, "text").status == 65)
        #expect(try await sandbox.json("threads", "restore", id)["deleted_at"] == .null)
        #expect(try await sandbox.json("threads").items.map { $0["title"] } == ["Second"])
    }

    @Test func tagsAreAddedWithPlusAndTakenAwayWithAlsoWhereTheyLookLikeOptions() async throws {
        let sandbox = try await Sandbox()
        let id = try await sandbox.thread("T")
        func tags(_ changes: String...) async throws -> [String] {
            let run = try await sandbox.run(["threads", "tag", id] + changes + ["--json"])
            #expect(run.status == 0, "\(changes): \(run.complaint)")
            return try run.json["tags"]?.array?.compactMap(\.string) ?? []
        }
        #expect(try await tags("+b", "+a", "+wide 表") == ["a", "b", "wide 表"])
        #expect(try await tags("-a", "+u", "+workspace") == ["b", "u", "wide 表", "workspace"])
        #expect(try await tags("-u", "-workspace", "-b") == ["wide 表"])
        #expect(try await tags() == ["wide 表"])
        #expect(try await sandbox.done("--quiet", "threads", "tag", id, "-wide 表", "+x").errors.isEmpty)
        #expect(try await sandbox.json("threads", "--tag", "x").items.count == 1)
    }

    @Test func labelsAreSetChangedAndTakenAway() async throws {
        let sandbox = try await Sandbox()
        let id = try await sandbox.thread("T")
        #expect(
            try await sandbox.json("threads", "label", id, "a=1", "b=x=y")["labels"] == ["a": "1", "b": "x=y"])
        #expect(try await sandbox.json("threads", "label", id, "a=", "b=2", "c=3")["labels"] == ["b": "2", "c": "3"])
        #expect(try await sandbox.json("threads", "label", id, "c=", "c=4")["labels"]?["c"] == "4")
        #expect(try await sandbox.run("threads", "label", id, "=x").status == 64)
    }

    @Test func listsAreFilteredOrderedAndPaged() async throws {
        let sandbox = try await Sandbox()
        for number in 0..<7 {
            _ = try await sandbox.thread("Thread \(number)", visibility: number == 3 ? "team" : "private")
        }
        let newestFirst = try await sandbox.json("threads").items.compactMap { $0["title"]?.string }
        #expect(newestFirst == (0..<7).reversed().map { "Thread \($0)" })
        var titles: [String] = []
        var token = ""
        repeat {
            let page = try await sandbox.json(
                "threads", "list", "--order", "asc", "--page-size", "3", "--page-token", token)
            titles += page.items.compactMap { $0["title"]?.string }
            #expect(page["total_count"] == 7)
            token = try #require(page["next_page_token"]?.string)
            #expect(page["has_more"] == .bool(!token.isEmpty))
        } while !token.isEmpty
        #expect(titles == newestFirst.reversed())
        #expect(try await sandbox.json("threads", "--visibility", "team").items.map { $0["title"] } == ["Thread 3"])
        #expect(try await sandbox.json("threads", "--text", "4").items.map { $0["title"] } == ["Thread 4"])
        #expect(try await sandbox.json("threads", "--created-after", "2020-01-01").items.count == 7)
        #expect(try await sandbox.json("threads", "--created-before", "2020-01-01T00:00:00+02:00").items.isEmpty)
    }

    @Test(arguments: [["--page-size", "0"], ["--page-size", "101"], ["--page-token", "bogus"]])
    func aPageThatCannotBeIsBadData(_ options: [String]) async throws {
        let sandbox = try await Sandbox()
        let run = try await sandbox.run(["threads", "list", "--json"] + options)
        #expect(run.status == 65)
        #expect(try run.error["code"] == "invalidArgument")
    }

    @Test func messagesArePaged() async throws {
        let sandbox = try await Sandbox()
        let lines = (0..<120).map { #"{"role":"user","content":"m\#($0)"}"# }.joined(separator: ",")
        try await sandbox.done("import", try sandbox.file("chat.jsonl", #"{"messages":[\#(lines)]}"#))
        let id = try #require(try await sandbox.json("threads").items[0]["id"]?.string)
        let first = try await sandbox.json("threads", "show", id)
        #expect(first["messages"]?.array?.count == 50)
        let token = try #require(first["next_page_token"]?.string)
        let rest = try await sandbox.json("threads", "show", id, "--page-size", "200", "--page-token", token)
        #expect(rest["messages"]?.array?.compactMap { $0["parts"]?[0]?["text"]?.string } == (50..<120).map { "m\($0)" })
        #expect(rest["next_page_token"] == "")
        #expect(try await sandbox.run("threads", "show", id, "--page-size", "201").status == 65)
    }

    @Test func columnsOfAListLineUpWhateverTheTitlesWidth() async throws {
        let sandbox = try await Sandbox()
        for title in ["表計算 report", "plain", "🧪 lab", "Zoë"] { _ = try await sandbox.thread(title) }
        let lines = try await sandbox.done("threads").lines
        #expect(lines.count == 5)
        // “private” begins at the same column of the terminal in every line.
        let places = lines.dropFirst().map { line in
            line.components(separatedBy: "  private")[0].reduce(0) { $0 + ("表計算🧪".contains($1) ? 2 : 1) }
        }
        // What is before “private” is padded, so the places can differ only where the widths were miscounted.
        #expect(Set(places).count == 1, "\(lines)")
    }

    @Test func theUsualVisibilityOfNewThreadsIsASetting() async throws {
        let sandbox = try await Sandbox()
        try await sandbox.done("config", "set", "defaults.visibility", "team")
        #expect(try await sandbox.json("threads", "new", "T")["visibility"] == "team")
        #expect(try await sandbox.json("threads", "new", "T", "--visibility", "public")["visibility"] == "public")
    }

    @Test(arguments: [
        ["show"], ["rename", "x"], ["delete"], ["tag", "+x"], ["label", "a=b"], ["visibility", "team"],
    ])
    func aThreadThatIsntThereIsNotFound(_ verb: [String]) async throws {
        let sandbox = try await Sandbox()
        let run = try await sandbox.run(["threads", verb[0], "none"] + verb.dropFirst() + ["--json"])
        #expect(run.status == 66)
        #expect(try run.error["code"] == "notFound")
    }

    @Test func aTitleMustBeThereAndFit() async throws {
        let sandbox = try await Sandbox()
        #expect(try await sandbox.run("threads", "new", " ").status == 65)
        #expect(try await sandbox.run("threads", "new", String(repeating: "x", count: 501)).status == 65)
        #expect(try await sandbox.json("threads").items.isEmpty)
    }
}

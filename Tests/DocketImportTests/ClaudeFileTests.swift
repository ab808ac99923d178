import DocketDomain
import DocketImport
import OrderedCollections
import Testing

@Suite struct ClaudeFileTests {
    private func use(_ name: String, _ input: JSON, id: String = "t") -> JSON {
        ["type": "tool_use", "name": .string(name), "id": .string(id), "input": input]
    }

    private func result(_ id: String = "t", error: Bool = false, _ text: String = "done") -> JSON {
        ["type": "tool_result", "tool_use_id": .string(id), "is_error": .bool(error), "content": [textBlock(text)]]
    }

    private func read(_ blocks: [JSON]) throws -> Transcript {
        try transcript(of: claude([claudeMessage("human", [textBlock("make")]), claudeMessage("assistant", blocks)]))
    }

    @Test func aRefusalIsOfTheCallBeforeItAndCallsWithoutResultsCostNoMoreThanTheirNumber() throws {
        let create = use("create_file", ["path": path, "file_text": "one"])
        let change = use("str_replace", ["path": path, "old_str": "one", "new_str": "two"])
        let transcript = try read([create, result(), change, result(error: true, "no"), change, result()])
        #expect(transcript.messages.flatMap(\.artifacts).map(\.content) == ["one", "two"])
        #expect(transcript.tally.notes.count == 1)
        let calls = (0..<30_000).map { use("search", [:], id: "call \($0)") }
        #expect(try read(calls + [textBlock("done")]).tally.hiddenParts[.toolCall] == 30_000)
    }

    private let path: JSON = "/mnt/user-data/outputs/fees.md"

    @Test func aFileIsAnArtifactAndItsChangesAreRevisions() throws {
        let transcript = try read([
            use("create_file", ["path": path, "file_text": "| 1 | 2 |\n"]), result(),
            use("str_replace", ["path": path, "old_str": "| 2 |", "new_str": "| 9 |"]), result(),
            use("view", ["path": path]), result("t", "text"),
            use("insert", ["path": path, "insert_line": 1, "insert_text": "| 3 | 4 |\n"]), result(),
            use("present_files", ["filepaths": [path]]), textBlock("Here is your file."),
        ])
        let artifacts = transcript.messages.flatMap(\.artifacts)
        #expect(artifacts.map(\.content) == ["| 1 | 2 |\n", "| 1 | 9 |\n", "| 1 | 9 |\n| 3 | 4 |\n"])
        #expect(artifacts.map(\.title) == ["fees.md", "fees.md", "fees.md"])
        #expect(artifacts.map(\.action) == [.created, .updated, .updated])
        #expect(artifacts[0].type == "text/markdown")
        #expect(transcript.lines[1] == "assistant: [artifact: fees.md]|Here is your file.")
        #expect(transcript.tally.hiddenParts[.toolCall] == 2, "looking and showing change nothing")
    }

    @Test(arguments: ["str_replace_based_edit_tool", "str_replace_editor"])
    func theOlderToolHasItsCommandsInside(tool: String) throws {
        let transcript = try read([
            use(tool, ["command": "create", "path": "/a/x.py", "file_text": "x = 1\n"]),
            use(tool, ["command": "str_replace", "path": "/a/x.py", "old_str": "1", "new_str": "2"]),
            use(tool, ["command": "insert", "path": "/a/x.py", "insert_line": 0, "new_str": "# x"]),
            use(tool, ["command": "view", "path": "/a/x.py"]),
        ])
        let artifacts = transcript.messages.flatMap(\.artifacts)
        #expect(artifacts.map(\.content) == ["x = 1\n", "x = 2\n", "# x\nx = 2\n"])
        #expect(artifacts.map(\.language) == ["python", "python", "python"])
    }

    @Test(
        arguments: [
            ("str_replace", ["path": "/f.md", "old_str": "not there", "new_str": "x"]),
            ("str_replace", ["path": "/f.md", "old_str": "", "new_str": "x"]),
            ("str_replace", ["path": "/other.md", "old_str": "one", "new_str": "x"]),
            ("insert", ["path": "/f.md", "insert_line": 9, "insert_text": "x"]),
            ("insert", ["path": "/f.md", "insert_text": "x"]),
        ] as [(String, JSON)])
    func anEditThatFailsLeavesTheFileAndIsNamed(tool: String, input: JSON) throws {
        let transcript = try read([
            use("create_file", ["path": "/f.md", "file_text": "one\n"]), use(tool, input),
            use("str_replace", ["path": "/f.md", "old_str": "one", "new_str": "two"]),
        ])
        #expect(transcript.messages.flatMap(\.artifacts).map(\.content) == ["one\n", "two\n"])
        #expect(transcript.tally.notes.count == 1)
        #expect(transcript.messages[1].parts.contains { $0.text.contains("cannot be followed") })
    }

    @Test func whatTheToolRefusedDidNotHappen() throws {
        let transcript = try read([
            use("create_file", ["path": "/f.md", "file_text": "one"], id: "1"), result("1"),
            use("str_replace", ["path": "/f.md", "old_str": "one", "new_str": "two"], id: "2"),
            result("2", error: true, "no permission"),
            use("create_file", ["path": "/g.md", "file_text": "g"], id: "3"), result("3", error: true),
        ])
        #expect(transcript.messages.flatMap(\.artifacts).map(\.content) == ["one"])
        #expect(transcript.tally.notes.count == 2)
        #expect(transcript.tally.notes[0].contains("no permission"))
    }

    @Test(
        arguments: [
            ("a.md", "text/markdown", nil), ("a.csv", "text/csv", nil), ("a.html", "text/html", nil),
            ("a.sql", "application/vnd.ant.code", "sql"), ("a.rs", "application/vnd.ant.code", "rust"),
            ("README", "text/plain", nil), ("a.b.txt", "text/plain", nil),
            ("x.unheard", "application/vnd.ant.code", "unheard"),
        ] as [(String, String, String?)])
    func whatAFileIsFollowsFromItsName(name: String, type: String, language: String?) throws {
        let artifact = try #require(
            try read([use("create_file", ["path": .string("/o/\(name)"), "file_text": "x"])]).messages[1].artifacts
                .first)
        #expect(artifact.type == type)
        #expect(artifact.language == language)
    }

    @Test func otherToolsMakeNoArtifacts() throws {
        let transcript = try read([
            use("bash_tool", ["command": "ls"]), use("insert", ["text": "x"]), use("create", ["file_text": "x"]),
            textBlock("t"),
        ])
        #expect(transcript.messages[1].artifacts.isEmpty)
        #expect(transcript.tally.hiddenParts == [.toolCall: 3])
    }
}

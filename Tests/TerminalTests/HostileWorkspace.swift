import DocketDomain
import Foundation
import TestSupport

/// A workspace in which every title, message, cell and document is hostile.
struct HostileWorkspace {
    let folder: TemporaryFolder
    let path: String
    let threads: Int
    let artifacts: Int

    init() async throws {
        folder = try TemporaryFolder()
        path = folder.path("workspace")
        let program = Program(workspace: URL(fileURLWithPath: path))
        try await program.run("init")
        try Self.export().write(to: folder.file("conversations.json"))
        try await program.run("import", folder.path("conversations.json"))
        let kinds = [("table", "csv"), ("doc", "md"), ("sql_query", "sql"), ("sheet", "json"), ("note", "json")]
        for (index, (kind, suffix)) in kinds.enumerated() {
            let file = folder.file("content.\(suffix)")
            for (number, hostile) in HostileText.all.enumerated() where number % 5 == index {
                try Self.content(hostile.text, kind: kind).write(to: file)
                // An argument can't hold a null, and a title has one line.
                let title = hostile.text.filter { $0 != "\0" && !$0.isNewline }
                try await program.run(
                    "artifacts", "create", "--kind", kind, "--title", "\(hostile.aim) \(title)", "--from", file.path,
                    "--force")
            }
        }
        threads = try await program.json("threads", "list", "--page-size", "1")["total_count"]?.int ?? 0
        artifacts = try await program.json("artifacts", "list", "--page-size", "1")["total_count"]?.int ?? 0
    }

    /// One conversation for each text: in its title, in what both say, and in a table's header and cells.
    private static func export() throws -> Data {
        var conversations = try HostileText.all.enumerated().map { number, hostile in
            try conversation(number, title: hostile.text, aim: hostile.aim, text: hostile.text)
        }
        // What can't be written by a library is put in place of a word.
        let place = Data("REPLACED".utf8)
        let others = HostileText.bytes.map { Data($0) } + HostileText.escapes.map { Data($0.utf8) }
        for (number, other) in others.enumerated() {
            var bytes = try conversation(1000 + number, title: "REPLACED", aim: "bytes", text: "REPLACED")
            while let range = bytes.range(of: place) { bytes.replaceSubrange(range, with: other) }
            conversations.append(bytes)
        }
        return Data("[".utf8) + Data(conversations.joined(separator: Data(",".utf8))) + Data("]".utf8)
    }

    private static func conversation(_ number: Int, title: String, aim: String, text: String) throws -> Data {
        let cell = text.replacingOccurrences(of: "|", with: "/")
        let table = "| Aim | \(cell) |\n| --- | --- |\n| \(aim) | \(cell) |\n| \(cell) | hostile |"
        let reply =
            "# \(text)\n\nhostile \(text)\n\n\(table)\n\n```sql\nSELECT '\(text)'\n```\n\n> \(text)\n\n- *\(text)*"
        func node(_ id: String, _ parent: String, _ children: [String], _ role: String, _ text: String) -> [String: Any]
        {
            [
                "id": id, "parent": parent, "children": children,
                "message": [
                    "id": id, "author": ["role": role], "create_time": 1_700_000_000 + number,
                    "content": ["content_type": "text", "parts": [text]], "recipient": "all",
                ] as [String: Any],
            ]
        }
        return try JSONSerialization.data(withJSONObject: [
            "title": title, "create_time": 1_700_000_000 + number, "conversation_id": "hostile-\(number)",
            "current_node": "b",
            "mapping": [
                "root": ["id": "root", "children": ["a"]], "a": node("a", "root", ["b"], "user", text),
                "b": node("b", "a", [], "assistant", reply),
            ] as [String: Any],
        ])
    }

    private static func content(_ text: String, kind: String) throws -> Data {
        let cell = "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
        switch kind {
        case "table": return Data("\(cell),second\n\(cell),1\nlast,\(cell)\n".utf8)
        case "doc":
            return Data("# \(text)\n\n\(text)\n\n| \(text.filter { $0 != "|" }) | b |\n|---|---|\n| 1 | 2 |\n".utf8)
        case "sql_query": return Data("SELECT '\(text)' -- \(text)\n".utf8)
        case "sheet":
            let tables = [text, "second"].map { name -> [String: Any] in
                ["name": name, "columns": [["name": text]], "rows": [[text], ["plain"]]]
            }
            return try JSONSerialization.data(withJSONObject: ["tables": tables])
        default: return try JSONSerialization.data(withJSONObject: [text: [text, ["deeper": text]]])
        }
    }
}

import DocketDomain
import Foundation
import TestSupport

/// A workspace with a relationship manager, a customer, and proposals that wait.
struct ReviewDesk {
    let program: Program
    let folder: TemporaryFolder

    /// Fields of which there can be as many as a test needs.
    private static func schema(_ count: Int) -> JSON {
        let fields = (0..<count).map { number -> JSON in
            [
                "key": .string("field_\(number)"), "label": .string("Field \(number)"), "group": "all",
                "type": "integer",
            ]
        }
        return ["version": 1, "groups": [["key": "all", "label": "All"]], "fields": .array(fields)]
    }

    init(proposals count: Int) async throws {
        folder = try TemporaryFolder()
        program = Program(workspace: folder.file("desk"))
        try await program.run("init")
        try await program.run("users", "add", "dana", "--name", "Dana Reyes", "--role", "rm")
        try Data(Self.schema(count).serialized().utf8).write(to: folder.file("schema.json"))
        try await program.run("schema", "set", folder.path("schema.json"))
        try await program.run("customers", "add", "--name", "Ada Okafor", "--id", "ada", "--rm", "dana")
        let lines = (0..<count).map {
            #"{"field_key":"field_\#($0)","proposed_value":\#(1000 + $0),"confidence":"high"}"#
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.file("lines.jsonl"))
        try await program.run(
            "propose", "--customer", "ada", "--batch", "many", folder.path("lines.jsonl"))
    }

    /// Opens the review in a terminal, and waits until its first proposal is shown.
    func open(in terminal: TmuxTerminal) async throws {
        try await terminal.run("--workspace \(program.workspace.path) --user dana review")
        try await terminal.wait(for: "the first proposal") { $0.contains("+ proposed") && $0.contains("left") }
        try await terminal.pause(.reading)
    }

    /// How many proposals have each status.
    var counts: [String: Int] {
        get async throws {
            let total = try await program.json("review", "report")["total"]
            var counts: [String: Int] = [:]
            for name in ["proposed", "accepted", "edited", "rejected", "superseded", "pending"] {
                counts[name] = total?[name]?.int
            }
            return counts
        }
    }
}

import DocketDomain
import Foundation
import TestSupport
import Testing

extension Sandbox {
    /// A sandbox with two relationship managers, a member and an agent, and Ada, who is dana's customer.
    static func office(undoSeconds: Int = 60, settings: String = "") async throws -> Sandbox {
        let sandbox = try await Sandbox()
        _ = try sandbox.file(
            ".config/docket/config.yaml", "review:\n  undo_seconds: \(undoSeconds)\n" + settings)
        for (id, role) in [("dana", "rm"), ("tomas", "rm"), ("max", "member"), ("bot", "agent")] {
            try await sandbox.user(id, role: role)
        }
        try await sandbox.done(
            "customers", "add", "--name", "Ada Okafor", "--id", "ada", "--rm", "dana", "--set",
            "income_band_annual=50,000 – 100,000", "--set", "phone=+351 21 555 01 07", "--set", "tax_id=501 964 843")
        return sandbox
    }

    /// Runs docket as somebody.
    @discardableResult
    func run(as user: String, _ arguments: String..., input: String = "") async throws -> Outcome {
        try await run(["--user", user] + arguments, input: Data(input.utf8))
    }

    /// Runs docket as somebody, which must succeed, and gives the document that it printed.
    @discardableResult
    func json(
        as user: String, _ arguments: String..., input: String = "", source: SourceLocation = #_sourceLocation
    ) async throws -> JSON {
        let run = try await run(["--user", user, "--json"] + arguments, input: Data(input.utf8))
        #expect(run.status == 0, "\(arguments): \(run.complaint)", sourceLocation: source)
        return try run.json
    }

    /// The ids of proposals that bot hands in for Ada, a line each.
    func propose(_ lines: String..., batch: String? = nil) async throws -> [String] {
        var arguments = ["--user", "bot", "--json", "propose", "--customer", "ada"]
        if let batch { arguments += ["--batch", batch] }
        let run = try await run(arguments, input: Data(lines.joined(separator: "\n").utf8))
        #expect(run.status == 0, "\(run.text) \(run.complaint)")
        return try run.json["items"]?.array?.compactMap { $0["id"]?.string } ?? []
    }

    func value(_ field: String, of customer: String = "ada") async throws -> JSON? {
        try await json(as: "dana", "customers", "show", customer)["profile"]?[field]?["value"]
    }
}

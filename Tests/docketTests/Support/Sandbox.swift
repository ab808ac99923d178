import DocketDomain
import Foundation
import OrderedCollections
import TestSupport
import Testing

/// A temporary home for the program, with a workspace in it.
final class Sandbox: Sendable {
    private let home: TemporaryFolder
    let environment: [String: String]

    /// - Parameter makesWorkspace: Whether `docket init` has been run in it.
    init(makesWorkspace: Bool = true) async throws {
        home = try TemporaryFolder()
        environment = [
            "HOME": home.url.path, "PATH": "/usr/bin:/bin", "TZ": "UTC", "LANG": "C.UTF-8", "TERM": "xterm",
        ]
        if makesWorkspace { try await done("init") }
    }

    var folder: URL { home.url }

    /// The workspace that the program finds by itself.
    var workspace: URL { folder.appendingPathComponent(".local/share/docket") }
    var userSettings: URL { folder.appendingPathComponent(".config/docket/config.yaml") }

    /// Runs `docket` with these arguments.
    @discardableResult
    func run(_ arguments: String..., input: Data = Data(), adding: [String: String] = [:]) async throws -> Outcome {
        try await run(arguments, input: input, adding: adding)
    }

    @discardableResult
    func run(_ arguments: [String], input: Data = Data(), adding: [String: String] = [:]) async throws -> Outcome {
        try await BuiltProgram.run(
            BuiltProgram.url, arguments, environment: environment.merging(adding) { _, new in new }, folder: folder,
            input: input)
    }

    /// Runs `docket`, which must succeed.
    @discardableResult
    func done(
        _ arguments: String..., input: Data = Data(), source: SourceLocation = #_sourceLocation
    ) async throws -> Outcome {
        let run = try await run(arguments, input: input)
        #expect(run.status == 0, "\(arguments): \(run.complaint)", sourceLocation: source)
        return run
    }

    /// Runs `docket … --json`, which must succeed, and gives the document it printed.
    @discardableResult
    func json(
        _ arguments: String..., input: Data = Data(), source: SourceLocation = #_sourceLocation
    ) async throws -> JSON {
        try await json(arguments, input: input, source: source)
    }

    func json(
        _ arguments: [String], input: Data = Data(), source: SourceLocation = #_sourceLocation
    ) async throws -> JSON {
        let run = try await run(arguments + ["--json"], input: input)
        #expect(run.status == 0, "\(arguments): \(run.complaint)", sourceLocation: source)
        return try run.json
    }

    /// Writes a file into the sandbox and gives its path.
    func file(_ name: String, _ text: String) throws -> String {
        try home.write(text, to: name)
        return home.path(name)
    }

    // MARK: Things to have

    /// A thread's id.
    func thread(_ title: String, as user: String? = nil, visibility: String = "private") async throws -> String {
        var arguments = ["threads", "new", title, "--visibility", visibility, "--json"]
        if let user { arguments += ["--user", user] }
        let run = try await run(arguments)
        return try #require(run.json["id"]?.string, "\(run.complaint)")
    }

    /// The id of a table artifact of two rows.
    func table(_ title: String, in thread: String? = nil, as user: String? = nil) async throws -> String {
        var arguments = ["artifacts", "create", "--kind", "table", "--title", title, "--from", "-", "--json"]
        if let thread { arguments += ["--thread", thread] }
        if let user { arguments += ["--user", user] }
        let run = try await run(arguments, input: Data("name,amount\nAda,1\nBen,2\n".utf8))
        return try #require(run.json["id"]?.string, "\(run.complaint)")
    }

    /// The lines of `docket events`, without the checkpoints: those are others each time.
    func events(_ arguments: String...) async throws -> [String] {
        try await run(["events"] + arguments).lines.map { $0.replacing(/"checkpoint":"[^"]*",/, with: "") }
    }

    func user(_ id: String, role: String = "member") async throws {
        try await done("users", "add", id, "--name", id.capitalized, "--role", role)
    }
}

extension JSON {
    /// The names of an object's members, in their order.
    var names: [String] {
        guard case .object(let members) = self else { return [] }
        return Array(members.keys)
    }

    /// The items of a list.
    var items: [JSON] { self["items"]?.array ?? [] }
}

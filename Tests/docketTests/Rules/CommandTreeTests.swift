import DocketDomain
import Foundation
import TestSupport
import Testing

/// What the help promises of every command.
@Suite struct CommandTreeTests {
    /// The commands that write nothing to a workspace by themselves. Any other one takes `--idempotency-key`.
    private static let reading: Set = [
        "open", "demo", "render", "threads list", "threads show", "artifacts list", "artifacts show",
        "artifacts history", "artifacts bundle", "exports list", "exports show", "exports url", "customers list",
        "customers show",
        "customers history", "schema show", "review list", "review show", "review report", "outbox list", "search",
        "events", "users list", "tenants list", "tokens list", "config show", "config path", "keys", "doctor", "backup",
        "completions",
        "manual", "help", "agents list", "agents test", "agents models", "gatekeeper", "sql sources", "sql test",
        "sql explain", "serve", "node status", "log copy",
    ]

    private struct Command {
        let path: String
        let description: JSON

        var isLeaf: Bool { (description["subcommands"]?.array ?? []).isEmpty }

        var options: Set<String> {
            let names = (description["arguments"]?.array ?? []).flatMap { $0["names"]?.array ?? [] }
            return Set(names.compactMap { $0["name"]?.string })
        }
    }

    /// Every command with its place in the tree, the program itself first.
    private func commands() async throws -> [Command] {
        let run = try await Sandbox(makesWorkspace: false).done("--experimental-dump-help")
        func walk(_ description: JSON, _ path: [String]) -> [Command] {
            let subcommands = description["subcommands"]?.array ?? []
            return [Command(path: path.joined(separator: " "), description: description)]
                + subcommands.flatMap { walk($0, path + [$0["commandName"]?.string ?? ""]) }
        }
        return walk(try #require(try run.json["command"]), [])
    }

    @Test func everyCommandThatWritesTakesAKeyAndNoOtherDoes() async throws {
        let leaves = try await commands().filter(\.isLeaf)
        #expect(leaves.count > 60)
        for command in leaves {
            let takesKey = command.options.contains("idempotency-key")
            #expect(takesKey != Self.reading.contains(command.path), "\(command.path)")
        }
        #expect(Self.reading.isSubset(of: leaves.map(\.path)))
    }

    @Test func everyCommandIsFoundByItsName() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let names = try await commands().map(\.path).filter { !$0.isEmpty && !$0.contains(" ") }
        #expect(names.count > 25)
        for name in names {
            let help = try await sandbox.run("--quiet", name, "--help")
            #expect(help.status == 0 && help.text.contains("USAGE: docket"), "\(name): \(help.complaint)")
        }
    }

    #if os(Linux)
        @Test func whatFewCommandsNeedIsNotLoadedAtTheStart() async throws {
            let sandbox = try await Sandbox(makesWorkspace: false)
            let loaded = try await BuiltProgram.run(
                URL(fileURLWithPath: "/usr/bin/ldd"), [BuiltProgram.url.path], environment: sandbox.environment,
                folder: sandbox.folder)
            #expect(loaded.text.contains("libsqlite3"), "the loader lists what it loads")
            for library in ["pango", "cairo", "fontconfig", "glib", "libpq", "xlsxwriter", "libcrypto"] {
                #expect(!loaded.text.contains(library), "\(library)")
            }
        }
    #endif

    @Test func everyCommandTakesTheGlobalOptions() async throws {
        for command in try await commands() where command.isLeaf && command.path != "help" {
            #expect(
                command.options.isSuperset(of: ["workspace", "user", "tenant", "readonly", "json", "quiet"]),
                "\(command.path)")
        }
    }

    @Test func whereALocationIsTakenTheHelpNamesEveryKindOfAddress() async throws {
        let samples: [Address] = [
            .threads, .thread(ThreadID("1")), .artifacts, .artifact(ArtifactID("1")), .review, .batch(BatchID("1")),
            .customers, .customer(CustomerID("1")), .exports, .export(ExportID("1")),
        ]
        var texts = [try await Sandbox(makesWorkspace: false).done("--help").text]
        for command in try await commands() {
            for argument in command.description["arguments"]?.array ?? []
            where argument["valueName"]?.string == "location" {
                texts.append(argument["abstract"]?.string ?? "")
            }
        }
        // The program itself, open and render.
        #expect(texts.count >= 3)
        for text in texts {
            let words = Set(
                text.split { !($0.isLetter || $0 == ":") }.map { String($0) })
            for sample in samples {
                let form = Self.form(of: sample)
                #expect(words.contains(form), "“\(form)” is missing in: \(text)")
                #expect(try Address(parsing: sample.description) == sample)
            }
        }
    }

    /// How the help writes an address. A new kind has to be added here, to the samples, and to `Address.forms`.
    private static func form(of address: Address) -> String {
        switch address {
        case .threads, .artifacts, .review, .customers, .exports: address.description
        case .thread: "thread:ID"
        case .artifact: "artifact:ID"
        case .batch: "review:BATCH"
        case .customer: "customer:ID"
        case .export: "export:ID"
        }
    }
}

import DocketDomain
import Foundation
import TestSupport
import Testing

@testable import docket

@Suite struct ManualCommandTests {
    @Test func everyCommandAndOptionStandsInThePage() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let page = try await sandbox.done("manual").text
        #expect(page.hasPrefix(".TH \"DOCKET\" 1 20"))
        func walk(_ command: CommandDescription, _ path: String) {
            guard command.shouldDisplay else { return }
            #expect(path == "docket" || page.contains(".SS \"\(RoffText(path).source)\"\n"), "\(path)")
            for name in (command.arguments ?? []).flatMap({ $0.names ?? [] }) where name.name != "help" {
                #expect(name.text == "-h" || page.contains(RoffText.bold(name.text).source), "\(path) \(name.text)")
            }
            for subcommand in command.subcommands ?? [] { walk(subcommand, "\(path) \(subcommand.commandName)") }
        }
        walk(try CommandDescription(of: Docket.self), "docket")
        for status in ExitStatus.allCases { #expect(page.contains(".TP\n\\fB\(status.rawValue)\\fR\n")) }
        for name in ["NAME", "SYNOPSIS", "OPTIONS", "SETTINGS", "ENVIRONMENT", "FILES", "EXAMPLES"] {
            #expect(page.contains(".SH \"\(name)\"\n"))
        }
    }

    @Test func thePageIsOfTheDayThatTheBuildNames() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let page = try await sandbox.run("manual", adding: ["SOURCE_DATE_EPOCH": "1793577600"]).text
        #expect(page.contains(".TH \"DOCKET\" 1 2026-11-02 \"docket 0.1.0\" \"User Commands\"\n"))
    }

    @Test func mandocHasNothingToComplainOf() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let page = try sandbox.file("docket.1", try await sandbox.done("manual").text)
        let lint = try await BuiltProgram.run(
            URL(fileURLWithPath: "/usr/bin/env"), ["mandoc", "-Tlint", page], environment: sandbox.environment,
            folder: sandbox.folder)
        #expect(lint.status == 0 && lint.text.isEmpty, "\(lint.text) \(lint.complaint)")
        let shown = try await BuiltProgram.run(
            URL(fileURLWithPath: "/usr/bin/env"), ["mandoc", "-Tutf8", page], environment: sandbox.environment,
            folder: sandbox.folder)
        // Bold is written over itself.
        let text = shown.text.replacing(/.\u{8}/, with: "")
        #expect(text.contains("docket threads new title [--description text]"), "\(shown.complaint)")
    }
}

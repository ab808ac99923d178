import Foundation
import TestSupport
import Testing

/// Exports as a user makes them: by two keys, and then to be found and opened.
@Suite(.serialized) struct ExportJourneyTests {
    @Test func twoKeysMakeAPDFThatOpens() async throws {
        let terminal = try await TmuxTerminal()
        try await terminal.type("printf 'name,fee\\nCore Income,0.45\\nGrowth,0.75\\n' > fees.csv\n")
        try await terminal.run("init > /dev/null")
        try await terminal.run("artifacts create --kind table --title 'Fee list' --from fees.csv > /dev/null")
        try await terminal.run("config set opener \"$HOME/opener --now\" > /dev/null")
        try await terminal.type("printf '#!/bin/sh\\necho \"$@\" > opened; echo noise\\n' > opener; chmod +x opener\n")
        try await terminal.run("artifacts")
        try await terminal.wait(for: "the table") { $0.contains("Fee list") && $0.contains("All artifacts") }
        try await terminal.press("x")
        try await terminal.wait(for: "what can follow x") { $0.contains("PDF") && $0.contains("Options:") }
        try await terminal.press("p")
        try await terminal.wait(for: "the file") { $0.contains("Fee list ") && $0.contains(".pdf · ") }
        try await terminal.press("g", "x")
        try await terminal.wait(for: "the history") {
            $0.contains("1 Exports") && $0.contains("PDF") && $0.contains("✓")
        }
        try await terminal.press("Enter")
        try await terminal.wait(for: "the opener") { $0.contains("Opening Fee list") }
        let opened = terminal.folder.file("opened")
        try await terminal.wait(for: "the opener to run") { _ in
            (try? String(contentsOf: opened, encoding: .utf8))?.hasSuffix("\n") ?? false
        }
        let words = try String(contentsOf: opened, encoding: .utf8).trimmingCharacters(in: .newlines)
        #expect(words.hasPrefix("--now /"))
        let path = String(words.dropFirst("--now ".count))
        #expect(path.hasSuffix(".pdf"))
        // What the opener printed is nowhere.
        #expect(try await !terminal.screen.contains("noise"))
        try await terminal.press("C-c", "C-c")
        try await terminal.wait(for: "the shell") { _ in try await terminal.state("alternate_on") == "0" }
        let output = try OutputFile(in: terminal.folder.url)
        let nothing = FileHandle.nullDevice.fileDescriptor
        let reader = try ChildProcess(
            URL(fileURLWithPath: "/usr/bin/pdftotext"), ["-layout", path, "-"], environment: [:],
            folder: terminal.folder.url, input: nothing, output: output.descriptor, errors: nothing)
        #expect(await reader.ended() == 0)
        #expect(output.text.contains("Core Income") && output.text.contains("0.75"))
    }
}

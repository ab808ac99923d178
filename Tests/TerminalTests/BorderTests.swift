import DocketDomain
import Foundation
import TerminalKit
import TestSupport
import Testing

/// A table of wide text in a real terminal: where its lines are.
@Suite(.serialized) struct BorderTests {
    @Test func theLinesOfATableStayInTheirColumns() async throws {
        let terminal = try await TmuxTerminal(width: 100, height: 60)
        let program = Program(workspace: terminal.folder.file("workspace"))
        try await program.run("init")
        let rows = WideText.sample.map { "\"\($0)\",after" }
        try Data((["text,after"] + rows).joined(separator: "\n").utf8).write(to: terminal.folder.file("wide.csv"))
        let id =
            try await program.json(
                "artifacts", "create", "--kind", "table", "--title", "Wide", "--from", terminal.folder.path("wide.csv"))[
                "id"]?
            .string ?? ""
        try await terminal.run("--workspace \(program.workspace.path) artifact:\(id)")
        let screen = try await terminal.wait(for: "the table") { $0.contains("row 1/\(WideText.sample.count)") }
        let shown = screen.split(separator: "\n").filter { $0.contains(" after ") }
        #expect(shown.count == WideText.sample.count + 1)
        for row in shown {
            let lines = Self.columns(of: "│", in: row)
            #expect(lines == Self.columns(of: "│", in: shown[0]) && lines.last == 99, "\(row)")
        }
        try await terminal.press("C-c", "C-c")
    }

    /// Where a character stands in a row, counted as the terminal driver counts.
    private static func columns(of line: Unicode.Scalar, in row: some StringProtocol) -> [Int] {
        var x = 0
        var found: [Int] = []
        for scalar in row.unicodeScalars {
            if scalar == line { found.append(x) }
            x += max(0, TextWidth.standard.width(of: scalar))
        }
        return found
    }
}

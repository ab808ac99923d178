import DocketDomain
import DocketUI
import TerminalKit
import Testing

/// Text from outside, in every place that shows some.
@Suite struct HostileTextTests {
    static let payloads = [
        "\u{1B}[2J\u{1B}[H", "\u{1B}]0;owned\u{07}", "\u{9B}31m", "\u{1B}P+q544e\u{1B}\\", "a\u{0}b\u{8}\u{7F}",
        "\u{1B}]52;c;ZXZpbA==\u{07}", "\u{202E}txet\u{202C}", "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "👩‍👩‍👧‍👦🏳️‍🌈🇩🇪", "line\r\nbreak\u{2028}", String(repeating: "W", count: 5000), "\u{FFF9}\u{E0041}\u{200B}",
    ]

    private func sample(_ text: String) -> SampleWorkspace {
        var sample = SampleWorkspace()
        let thread = sample.addThread(text, tags: [text])
        let message = sample.addMessage(text, to: thread, role: .assistant, author: text)
        let table = Table(columns: [.init(name: text), .init(name: "b")], rows: [[text, text], ["1", "2"]])
        sample.addArtifact(text, .table, .table(TableContent(table)), in: thread, message: message, status: text)
        sample.addArtifact(text, .doc, .doc(.inline(text)), in: thread)
        sample.addArtifact(text, .sqlQuery, .sqlQuery(SQLQuery(sql: text)), in: thread)
        sample.addArtifact(text, ArtifactKind(rawValue: text), .other(.string(text)), in: thread)
        sample.history = [HistoryLine(id: "1", text: text, actor: UserID(text), at: SampleWorkspace.now)]
        sample.hits = [
            SearchHit(
                kind: .threads, id: "1", address: .thread(thread), messageID: nil, title: text,
                snippet: [SnippetPiece(text: text, isMatch: true)], score: 1, createdAt: SampleWorkspace.now)
        ]
        return sample
    }

    @Test(arguments: payloads) func nothingOfItReachesTheTerminalAsAnInstruction(_ payload: String) throws {
        for keys in [
            "", "enter", "3 enter", "3 j enter", "3 j j enter", "3 j j j enter", "g a", "g a enter", "i", "ctrl-f 'a'",
            "R", "t", "c", "d", "L", "enter enter",
        ] {
            for (width, height) in [(120, 40), (80, 24), (40, 12)] {
                var screen = TestScreen(sample(payload), width: width, height: height)
                try screen.press(keys)
                for row in screen.frame.rows {
                    let hasControl = row.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
                    let reorders = row.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) }
                    #expect(!hasControl && !reorders, "\(keys) at \(width) × \(height)")
                }
                // The right border of every pane stays where it is.
                #expect(screen.frame.rows.allSatisfy { $0.columns <= width })
            }
        }
    }
}

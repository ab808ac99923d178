import DocketDomain
import Foundation
import TerminalKit
import Testing

@testable import DocketUI

/// What is told where there are no colours, no signs, or nobody who sees.
@Suite struct PlainTerminalTests {
    @Test(arguments: ["1", "2", "3", "3 enter", "g r", "g a", "g c", "g x"])
    func onePaneSaysThatItHasTheFocus(_ keys: String) throws {
        var screen = TestScreen(.review)
        try screen.press(keys)
        let marks = screen.frame.rows.dropFirst().flatMap { row in
            row.indices.filter { row[$0] == "▸" && $0 > row.startIndex && "┌├".contains(row[row.index(before: $0)]) }
        }
        #expect(marks.count == 1, "\(screen.text)")
    }

    @Test func theStripOfTheQueueSaysWhichPaneHasTheFocus() throws {
        var screen = TestScreen(.review, width: 80, height: 24)
        try screen.press("g r")
        #expect(screen.frame.rows[1].hasPrefix("▸"))
        try screen.press("tab")
        #expect(!screen.frame.rows[1].hasPrefix("▸"))
        #expect(screen.frame.rows.contains { $0.hasPrefix("▸ Proposal ") })
        try screen.press("tab")
        #expect(screen.frame.rows.contains { $0.hasPrefix("▸ Evidence ") })
        #expect(screen.frame.rows.count { $0.hasPrefix("▸") } == 1)
    }

    @Test func noSignLooksLikeAKey() {
        var frame = Frame(size: Size(width: 40, height: 1))
        let signs = "✓✔✗✘●○◌▲▼▾↓↑▸▤✎▣⌁⚠☆…"
        frame.write(Line(signs), in: frame.bounds)
        let text = frame.asciiOnly().rows[0]
        #expect(text.count == signs.count)
        #expect(!text.contains { $0.isLetter || $0.isNumber }, "\(text)")
    }

    @Test func keysAreToldInWordsWhereThereAreNoArrows() throws {
        var screen = TestScreen(appearance: Appearance(colors: 0, isASCII: true))
        try screen.press(":")
        #expect(screen.frame.rows.last?.contains("up down choose") == true)
    }

    /// The rows of a frame up to a text, and from it on.
    private func rows(_ screen: TestScreen, around text: String) throws -> (before: [String], from: [String]) {
        let rows = screen.frame.rows
        let index = try #require(rows.firstIndex { $0.contains(text) })
        return (Array(rows[..<index]), Array(rows[index...]))
    }

    @Test func withoutSightADialogFollowsTheText() throws {
        let appearance = Appearance(colors: 0, isAccessible: true)
        for (keys, text) in [
            ("g r enter r", "Reason"), (":", "Commands"), ("?", "Keys:"), ("x", "PDF"), ("i", "History:"),
        ] {
            var screen = TestScreen(.review, appearance: appearance)
            let opening = keys.split(separator: " ")
            try screen.press(opening.dropLast().joined(separator: " "))
            let plain = screen.frame.rows
            try screen.press(String(opening.last ?? ""))
            let (before, from) = try rows(screen, around: text)
            // What is above the dialog is the beginning of the text, whole rows of it.
            let above = before.dropFirst().drop { $0.isEmpty }
            let count = zip(plain, before).prefix { $0.0 == $0.1 }.count
            #expect(before[count...].allSatisfy { $0.allSatisfy(\.isWhitespace) || !plain.contains($0) }, "\(keys)")
            #expect(!from.contains { $0.hasPrefix("|") || $0.hasPrefix("+-") }, "\(keys)")
            #expect(!above.isEmpty || from.count > 15, "\(keys)")
        }
    }

    @Test func typedMessagesKeepTheirLines() throws {
        let page = MessagePage(
            Message.typed("one\ntwo\n\nthree **four\nfive**"), artifacts: [], author: "Dana", width: 60,
            appearance: Appearance(colors: 0), times: TimeText(now: SampleWorkspace.now, zone: .gmt))
        #expect(page.rows.map(\.text).dropFirst().filter { !$0.isEmpty } == ["one", "two", "three four", "five"])
    }
}

extension Message {
    fileprivate static func typed(_ text: String) -> Message {
        Message(
            id: MessageID("m"), threadID: ThreadID("t"), ordinal: 0, role: .user, parts: [.text(text)], attachments: [],
            author: "Dana", createdAt: SampleWorkspace.now, mention: nil)
    }
}

import DocketDomain
import DocketStore
import Foundation
import Testing

@testable import DocketWorkspace

/// How the demo's files are read.
@Suite struct DemoScriptTests {
    @Test func aConversationIsReadWithItsPausesAndDeeds() throws {
        let thread = try DemoThread(
            """
            title: Hello
            owner: ann
            visibility: team
            tags: a, b
            label desk: Private
            ends: 1d2h

            @ ann
            First.

            Still first.
            @ bot +1m30s
            : keeps one two
            : comment one | Seen: twice
            | a |
            """, name: "07-two-words.md")
        #expect(thread.key == "two-words")
        #expect(thread.age == 26 * 3_600_000)
        #expect(thread.tags == ["a", "b"])
        #expect(thread.labels == ["desk": "Private"])
        #expect(thread.messages.map(\.text) == ["First.\n\nStill first.", "| a |"])
        #expect(thread.messages.map(\.pause) == [0, 90_000])
        #expect(thread.messages[1].deeds.first?.names == ["one", "two"])
        guard case .comment("one", "Seen: twice") = thread.messages[1].deeds.last else {
            Issue.record("The comment was not read.")
            return
        }
    }

    @Test(arguments: [
        ("no header", 1), ("owner: a\nends: 1m\n\nlost", 4), ("owner: a\nends: 1m\n\n@ a\n: sings x\nla", 5),
        ("owner: a\nends: 1m\n\n@ a +5\nhi", 4), ("owner: a\nends: 1m\n\n@ a\n\n", 7), ("owner: a\nends: soon\n", 3),
    ])
    func whatCannotBeReadIsNamedByItsLine(text: String, line: Int) {
        let error = #expect(throws: DocketError.self) { _ = try DemoThread(text, name: "x.md") }
        #expect(error?.code == .corrupt)
        #expect(error?.message.contains("x.md, line \(line):") == true)
    }

    @Test func aMissingFolderIsSaid() async {
        let nowhere = URL(fileURLWithPath: "/nonexistent/demo")
        let error = await #expect(throws: DocketError.self) {
            try await TestDemo.make(resources: nowhere) { _ in }
        }
        #expect(error?.code == .notFound)
    }
}

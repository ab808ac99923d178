import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// How it is shown that others have the same thing open. The files in `Presence` are read like code.
@Suite struct PresenceScreenTests {
    static let sizes = [(80, 24), (200, 60)]

    private static func person(
        _ name: String, _ open: [StreamID], writing: [ThreadID] = []
    ) -> Presence {
        Presence(user: UserID(name), name: name, whereabouts: Whereabouts(open: Set(open), writing: Set(writing)))
    }

    /// Two in the first thread, one of whom writes; one in the second one; one at the first artifact.
    private static func present(in sample: SampleWorkspace) -> [Presence] {
        let threads = sample.threads.map(\.id)
        return [
            person("Maria Santos", [.thread(threads[0])], writing: [threads[0]]),
            person("Omar Haddad", [.thread(threads[0]), .artifact(sample.artifacts[0].id)]),
            person("東京 花子", [.thread(threads[1])]),
        ]
    }

    private func office(
        _ width: Int = 80, _ height: Int = 24, _ appearance: Appearance = Appearance(colors: 0)
    ) -> TestScreen {
        var screen = TestScreen(width: width, height: height, appearance: appearance)
        screen.handle(.others(Self.present(in: screen.sample)))
        return screen
    }

    @Test(arguments: sizes) func browse(_ width: Int, _ height: Int) throws {
        var screen = office(width, height)
        try expectGolden(screen.text, "Presence/browse-\(width)x\(height)")
        try screen.press("3")
        try expectGolden(screen.text, "Presence/artifacts-\(width)x\(height)")
        try screen.press("g a")
        try expectGolden(screen.text, "Presence/all-artifacts-\(width)x\(height)")
        try screen.press("enter")
        try expectGolden(screen.text, "Presence/artifact-\(width)x\(height)")
    }

    @Test(arguments: sizes) func review(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(.review, width: width, height: height)
        try screen.press("g r")
        let proposals = screen.state.review.list.loaded.map(\.item.id)
        screen.handle(
            .others([
                Self.person("Maria Santos", [.artifact(proposals[0])]),
                Self.person("Omar Haddad", [.artifact(proposals[1])]),
            ]))
        try expectGolden(screen.text, "Presence/review-\(width)x\(height)")
    }

    @Test(arguments: [(40, 12), (80, 24), (200, 60)])
    func aLogThatIsOutOfReachIsToldInTheTitleForAsLongAsItIs(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(width: width, height: height, appearance: Appearance(theme: .mono, colors: 0))
        func title() -> String { String(screen.text.prefix { $0 != "\n" }) }
        let before = title()
        screen.handle(.logInReach(false))
        #expect(title().contains("log out of reach"))
        screen.handle(.logInReach(true))
        #expect(title() == before)
    }

    @Test func mono() throws {
        let screen = office(80, 24, Appearance(theme: .mono, colors: 256))
        try expectGolden(screen.frame.ansiText(), "Presence/mono-80x24")
        try expectGolden(
            office(80, 24, Appearance(colors: 0, isASCII: true)).text, "Presence/ascii-80x24")
    }

    @Test func accessible() throws {
        var screen = office(80, 24, Appearance(colors: 0, isAccessible: true))
        try expectGolden(screen.text, "Presence/accessible-threads-80x24")
        try screen.press("enter")
        #expect(screen.text.contains("Messages · Maria Santos is writing, Omar Haddad is here"))
        try screen.press("3")
        #expect(screen.rows(with: "Fee comparison").contains { $0.contains("Omar Haddad is here") })
        try screen.press("g a")
        try expectGolden(screen.text, "Presence/accessible-artifacts-80x24")
    }

    /// What follows the title of a row ends where it did before, and nothing is moved to another row.
    @Test(arguments: sizes) func noRowIsWiderOrHigher(_ width: Int, _ height: Int) throws {
        for keys in ["", "3", "g a"] {
            var screen = TestScreen(width: width, height: height)
            try screen.press(keys)
            let before = screen.frame.rows
            screen.handle(.others(Self.present(in: screen.sample)))
            let after = screen.frame.rows
            #expect(before.count == after.count)
            for (old, new) in zip(before, after) {
                #expect(TextWidth.standard.width(of: old) == TextWidth.standard.width(of: new))
            }
            screen.handle(.others([]))
            #expect(screen.frame.rows == before)
        }
    }

    @Test func whoIsWhereThisScreenShowsNothingIsNotNamed() {
        var screen = TestScreen()
        let before = screen.text
        screen.handle(
            .others([Self.person("Maria Santos", [.thread(ThreadID("elsewhere")), .artifact(ArtifactID("x"))])]))
        #expect(screen.text == before)
    }

    @Test func wordsSayWhoIsHereAndWhoWrites() {
        let (thread, artifact) = (ThreadID("t"), StreamID.artifact(ArtifactID("a")))
        func words(_ here: [String], writing: [String] = []) -> String? {
            PresentOthers(
                writing.map { Self.person($0, [.thread(thread)], writing: [thread]) }
                    + here.map { Self.person($0, [.thread(thread)]) }
            ).words(at: .thread(thread))
        }
        #expect(words([]) == nil)
        #expect(words(["Maria"]) == "Maria is here")
        #expect(words(["Maria", "Omar"]) == "Maria and Omar are here")
        #expect(words(["Maria", "Omar", "Kim"]) == "Maria and 2 others are here")
        #expect(words([], writing: ["Maria"]) == "Maria is writing")
        #expect(words(["Omar"], writing: ["Maria"]) == "Maria is writing, Omar is here")
        #expect(words(["Omar", "Kim"], writing: ["Maria"]) == "Maria is writing, 2 others are here")
        #expect(words([], writing: ["Maria", "Omar"]) == "Maria and Omar are writing")
        let three = PresentOthers([
            Self.person("Maria", [.thread(thread)], writing: [thread]), Self.person("Omar", [.thread(thread)]),
            Self.person("Kim", [.thread(thread)]),
        ])
        #expect(three.words(at: .thread(thread), atMost: 20) == "Maria is writing")
        #expect(three.words(at: .thread(thread), atMost: 15) == "3 others here")
        #expect(three.wordsOfWriting(in: thread, atMost: 16) == "Maria is writing")
        #expect(three.wordsOfWriting(in: thread, atMost: 15) == "writing …")
        let others = PresentOthers([Self.person("maria", [artifact])])
        #expect(others.words(at: artifact, atMost: 5) == "1 other here")
        #expect(others.initial(at: artifact) == "M" && others.words(at: .thread(thread)) == nil)
        #expect(PresentOthers([Self.person("東京", [artifact])]).initial(at: artifact).isEmpty)
    }

    @Test(arguments: HostileTextTests.payloads + ["", " \n", "\u{202E}nimda"])
    func aNameIsShownAndNothingElse(_ name: String) throws {
        for appearance in [Appearance(colors: 0), Appearance(colors: 0, isAccessible: true)] {
            for (width, height) in [(120, 40), (80, 24), (40, 12)] {
                var screen = TestScreen(width: width, height: height, appearance: appearance)
                let (thread, artifact) = (screen.sample.threads[0].id, screen.sample.artifacts[0].id)
                screen.handle(
                    .others([
                        Self.person(name, [.thread(thread), .artifact(artifact)], writing: [thread])
                    ]))
                for keys in ["", "enter", "3", "3 enter", "g a"] {
                    try screen.press(keys)
                    for row in screen.frame.rows {
                        #expect(TextWidth.standard.width(of: row) <= width)
                        #expect(!row.unicodeScalars.contains { $0.properties.generalCategory == .control })
                        #expect(!row.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{200B}" })
                    }
                }
            }
        }
    }
}

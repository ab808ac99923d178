import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// Rows that somebody else has changed stand out once, for half a second.
@Suite struct FlashTests {
    private static let colors = Appearance(theme: .dark, colors: 256)

    private static func screen(
        _ keys: String, _ appearance: Appearance = colors, width: Int = 120, height: Int = 40
    ) throws -> TestScreen {
        var screen = TestScreen(.review, width: width, height: height, appearance: appearance)
        try screen.press(keys)
        return screen
    }

    /// The rows that stand out, by what they say.
    private static func standingOut(_ screen: TestScreen) -> [String] {
        let frame = screen.frame
        let color = screen.state.appearance.styles.flash.background
        return (0..<frame.size.height).filter { row in
            (0..<frame.size.width).count { frame[$0, row].style.background == color } > 8
        }.map { frame.rows[$0] }
    }

    private static func change(_ object: ChangedObject, in screen: inout TestScreen) {
        screen.handle(.changed([object], byOthers: [object]))
    }

    @Test func aRowStandsOutForHalfASecond() throws {
        var screen = try Self.screen("g b")
        let thread = screen.sample.threads[1]
        let before = screen.frame
        Self.change(.thread(thread.id), in: &screen)
        let rows = Self.standingOut(screen)
        #expect(rows.count == 1 && rows[0].contains(thread.title.prefix(10)))
        let wake = try #require(screen.state.wantedWake)
        #expect(wake.at.milliseconds - screen.state.now.milliseconds == Flashes.duration)
        screen.wait(499)
        #expect(Self.standingOut(screen).count == 1)
        screen.wait(1)
        #expect(screen.frame == before)
        #expect(screen.state.wantedWake == nil)
    }

    @Test func everyListHasIt() throws {
        let sample = SampleWorkspace.review
        for (keys, object) in [
            ("g b", ChangedObject.thread(sample.threads[1].id)), ("g b l l", .artifact(sample.artifacts[0].id)),
            ("g a", .artifact(sample.artifacts[1].id)), ("g r", .artifact(sample.proposals[1].id)),
            ("g r", .artifact(sample.proposals[0].id)), ("g c", .customer(SampleWorkspace.lindqvist)),
            ("g c", .customer(SampleWorkspace.ada)),
        ] {
            var screen = try Self.screen(keys)
            // A quote stands out for itself.
            let before = Self.standingOut(screen)
            Self.change(object, in: &screen)
            #expect(Self.standingOut(screen).count > before.count, "\(keys) \(object)")
        }
    }

    @Test func theMessagesThatHaveComeStandOutAndNoOthers() throws {
        var screen = try Self.screen("g b enter")
        let thread = try #require(screen.state.reading?.thread)
        screen.sample.addMessage("What has just come.", to: thread.id)
        Self.change(.thread(thread.id), in: &screen)
        try screen.press("G", every: 10)
        let message = Self.standingOut(screen).filter { !$0.contains(thread.title.prefix(8)) }
        #expect(message.count == 1)
    }

    @Test func theValueOfAProfileThatHasChangedStandsOut() throws {
        var screen = try Self.screen("g c")
        let id = screen.sample.proposals[0].id
        try screen.sample.decide(.accept, id)
        Self.change(.customer(SampleWorkspace.ada), in: &screen)
        #expect(Self.standingOut(screen).contains { $0.contains("Annual income band") })
        #expect(!Self.standingOut(screen).contains { $0.contains("Risk tolerance") })
    }

    @Test func whatOneHasChangedOneselfDoesNot() throws {
        var screen = try Self.screen("g b")
        screen.handle(.changed([.thread(screen.sample.threads[1].id)]))
        #expect(Self.standingOut(screen).isEmpty)
        #expect(screen.state.wantedWake == nil)
    }

    @Test(arguments: [
        Appearance(theme: .mono, colors: 256), Appearance(colors: 0), Appearance(colors: 256, isAccessible: true),
    ])
    func nothingStandsOutWithoutColoursOrForScreenReaders(_ appearance: Appearance) throws {
        var screen = try Self.screen("g b", appearance)
        let before = screen.frame
        Self.change(.thread(screen.sample.threads[1].id), in: &screen)
        #expect(screen.frame == before)
        #expect(screen.state.wantedWake == nil)
    }

    @Test func whatChangesAllTheTimeDoesNotStandOutForGood() throws {
        var screen = try Self.screen("g b")
        let object = ChangedObject.thread(screen.sample.threads[1].id)
        var dark = 0
        for _ in 0..<100 {
            Self.change(object, in: &screen)
            screen.wait(20)
            if Self.standingOut(screen).isEmpty { dark += 1 }
        }
        #expect(dark >= 3)
    }

    @Test func manyChangesAtOnceEndTogether() throws {
        var screen = try Self.screen("g b")
        for number in 0..<600 {
            Self.change(.thread(ThreadID("t\(number)")), in: &screen)
            if number.isMultiple(of: 20) { screen.wait(1) }
        }
        var looks = 0
        while let wake = screen.state.wantedWake {
            looks += 1
            screen.wait(Int(wake.at.milliseconds - screen.state.now.milliseconds))
        }
        #expect(looks <= 4)
    }

    @Test(arguments: [(80, 24), (120, 40)]) func itIsDrawn(_ width: Int, _ height: Int) throws {
        var screen = try Self.screen("g r", width: width, height: height)
        Self.change(.artifact(screen.sample.proposals[1].id), in: &screen)
        let rows = Set(Self.standingOut(screen))
        let marked = screen.frame.rows.map { rows.contains($0) ? $0 + " <- stands out" : $0 }
        try expectGolden(marked.joined(separator: "\n") + "\n", "Screens/review-flash-\(width)x\(height)")
    }
}

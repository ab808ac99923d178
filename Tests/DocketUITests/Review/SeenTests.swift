import DocketDomain
import TerminalKit
import TestSupport
import Testing

@testable import DocketUI

/// Rule 13: a decision is only given when everything that it changes has been drawn.
@Suite struct SeenTests {
    static let sizes = [(40, 12), (80, 24), (120, 40), (200, 60)]

    /// A person at the review, and all that they could read of the proposal so far.
    private struct Reader {
        var screen: TestScreen
        private var read: [String] = []

        init(_ change: ChangeCase, width: Int, height: Int) throws {
            screen = TestScreen(change.sample, width: width, height: height)
            try screen.press("g r enter")
            _ = screen.takeEffects()
            look()
        }

        mutating func press(_ keys: String) throws {
            try screen.press(keys)
            look()
        }

        mutating func resize(_ size: Size) {
            screen.handle(.input(.resize(size)))
            screen.handle(.drawn(screen.state.now))
            look()
        }

        /// What lies over the proposal hides it.
        private mutating func look() {
            guard screen.state.overlay == nil else { return }
            read.append(screen.text)
        }

        /// Words that were on no screen.
        func unread(_ words: [String]) -> [String] {
            words.filter { word in !read.contains { Self.holds($0, word) } }
        }

        private static func holds(_ text: String, _ word: String) -> Bool {
            let scalars = Array(text.unicodeScalars)
            let wanted = Array(word.unicodeScalars)
            return scalars.indices.contains { scalars[$0...].starts(with: wanted) }
        }

        mutating func hasDecided() -> Bool {
            screen.wait(150)
            return !screen.takeEffects().decisions.isEmpty
        }
    }

    @Test(arguments: ChangeCase.all, sizes)
    func rule13NothingIsAcceptedUnread(_ change: ChangeCase, _ size: (width: Int, height: Int)) throws {
        var reader = try Reader(change, width: size.width, height: size.height)
        for _ in 0..<300 {
            try reader.press(reader.screen.state.overlay == nil ? "a" : "y")
            if reader.hasDecided() {
                #expect(reader.unread(change.words).isEmpty)
                return
            }
        }
        Issue.record("it can't be accepted")
    }

    @Test(arguments: ChangeCase.all)
    func rule13HoldsForWhoeverScrollsAndResizes(_ change: ChangeCase) throws {
        var random = SeededGenerator(seed: 11)
        let keys = ["a", "a", "ctrl-d", "ctrl-u", "2", "3", "tab", "m", "+", "pgdn", "esc", "enter", "E", "e", "?"]
        for _ in 0..<2 {
            var reader = try Reader(change, width: 80, height: 24)
            for _ in 0..<40 {
                if Int.random(in: 0..<8, using: &random) == 0, let size = Self.sizes.randomElement(using: &random) {
                    reader.resize(Size(width: size.0, height: size.1))
                }
                let isAsked = reader.screen.state.overlay?.content is BatchDecisionDialog
                let isOpen = reader.screen.state.overlay != nil
                try reader.press(isAsked ? "y" : isOpen ? "esc" : keys.randomElement(using: &random) ?? "a")
                guard reader.hasDecided() else { continue }
                #expect(reader.unread(change.words).isEmpty)
                break
            }
        }
    }

    @Test(arguments: [(80, 24), (120, 40)])
    func theWordsThatChangeComeFirst(_ width: Int, _ height: Int) throws {
        let change = try #require(ChangeCase.all.first { $0.name == "in the middle, one paragraph" })
        var reader = try Reader(change, width: width, height: height)
        #expect(reader.unread(change.words).isEmpty)
        #expect(reader.screen.text.contains("characters unchanged …"))
        try reader.press("a")
        let hasDecided = reader.hasDecided()
        #expect(hasDecided)
    }

    @Test func whatIsNotOnTheScreenIsCounted() throws {
        let change = try #require(ChangeCase.all.first { $0.name == "at several places, lines" })
        var reader = try Reader(change, width: 80, height: 24)
        #expect(reader.screen.text.contains("3 of 5 changes shown"))
        #expect(reader.screen.text.contains("lines unchanged …"))
        try reader.press("a")
        #expect(reader.screen.text.contains("3 of 5 changes shown so far: here is what follows"))
        #expect(reader.screen.text.contains("high22"))
        let hasDecided = reader.hasDecided()
        #expect(!hasDecided)
    }

    @Test func aNoteOverTheChangeHidesIt() throws {
        let change = ChangeCase.all[ChangeCase.all.count - 3]
        var reader = try Reader(change, width: 60, height: 16)
        reader.screen.handle(.notice(String(repeating: "Something else has happened. ", count: 20)))
        reader.screen.handle(.drawn(reader.screen.state.now))
        reader.screen.handle(.changed([]))
        try reader.press("a")
        let hasDecided = reader.hasDecided()
        #expect(!hasDecided)
    }

    @Test func rejectingChangesNothingAndNeedsNoReading() throws {
        let change = try #require(ChangeCase.all.first { $0.name == "another text" })
        var reader = try Reader(change, width: 80, height: 24)
        try reader.press("r enter")
        let hasDecided = reader.hasDecided()
        #expect(hasDecided)
    }

    // MARK: Several at once

    @Test func aLongTextWithAShortChangeIsAcceptedWithOthersByTheChange() throws {
        let old = (0..<60).map { "Point \($0): low risk." }.joined(separator: " ")
        var sample = SampleWorkspace.office
        sample.addCustomer("Ada Okafor", SampleWorkspace.ada, values: ["notes": .string(old)])
        sample.propose(
            "notes", .string(old.replacing("Point 44: low", with: "Point 44: high")), for: SampleWorkspace.ada)
        sample.propose("city", "Accra", for: SampleWorkspace.ada)
        var screen = TestScreen(sample, width: 80, height: 24)
        try screen.press("g r A")
        #expect(screen.text.contains("Accept the 2 proposals shown"))
        #expect(screen.text.contains("44: low risk"))
        #expect(screen.text.contains("44: high risk"))
    }

    /// Customers with a few short proposals and one long one.
    private static func mixed(_ count: Int) -> SampleWorkspace {
        var sample = SampleWorkspace.office
        sample.addCustomer("Ada Okafor", SampleWorkspace.ada, values: ["notes": .string(long("low"))])
        sample.propose("notes", .string(long("high")), for: SampleWorkspace.ada)
        for number in 0..<count {
            let id = CustomerID("customer-\(number)")
            sample.addCustomer("Customer \(number)", id)
            sample.propose("city", .string("City\(number)x"), for: id)
        }
        return sample
    }

    private static func long(_ word: String) -> String {
        (0..<60).map { "Point \($0): \(word)\($0) risk" }.joined(separator: "\n")
    }

    @Test(arguments: sizes)
    func rule13InABatchWhatDoesNotFitIsNamedAndLeftOut(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(Self.mixed(30), width: width, height: height)
        try screen.press(width < 60 ? "g r enter A" : "g r A")
        var read: [String] = []
        for _ in 0..<100 where screen.state.overlay != nil {
            read.append(screen.text)
            try screen.press("y")
            screen.wait(150)
        }
        let decided = screen.takeEffects().decisions
        #expect(decided.count == 30)
        #expect(!decided.contains { $0.proposal == screen.sample.proposals[0].id })
        #expect(read.first?.contains("open it first") ?? false || width < 60)
        for number in 0..<30 { #expect(read.contains { $0.contains("City\(number)x") }) }
    }

    @Test func whatWasSeenBeforeIsAcceptedWithTheOthers() throws {
        var screen = TestScreen(Self.mixed(3), width: 120, height: 40)
        try screen.press("g r A")
        #expect(screen.text.contains("Accept 3 of the 4"))
        try screen.press("esc 2" + String(repeating: " ctrl-d", count: 14) + " A")
        #expect(screen.text.contains("Accept the 4"))
        #expect(screen.text.contains("the rest of it was seen before"))
        try screen.press("y")
        screen.wait(150)
        #expect(screen.takeEffects().decisions.count == 4)
    }

    @Test func oneBlankMoreIsNotAcceptedInAList() throws {
        var sample = SampleWorkspace.office
        sample.addCustomer(
            "Ada Okafor", SampleWorkspace.ada, values: ["city": "New York", "phone": "+44 20 7946 0958"])
        sample.propose("phone", "+44 20 7946 0123", for: SampleWorkspace.ada)
        sample.propose("city", "New  York", for: SampleWorkspace.ada)
        var screen = TestScreen(sample)
        try screen.press("g r A")
        #expect(screen.text.contains("1 stays pending (not shown whole here, open it first): City"))
    }
}

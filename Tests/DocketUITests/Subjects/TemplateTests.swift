import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// Templates: how they are found, and how a query is made from one.
@Suite struct TemplateTests {
    private static var sample: SampleWorkspace {
        var sample = SampleWorkspace()
        let thread = sample.addThread("Fees")
        let message = sample.addMessage("What do they cost?", to: thread)
        func add(_ title: String, _ sql: String, tags: [String] = []) {
            sample.addArtifact(
                title, .sqlQuery, .sqlQuery(SQLQuery(sql: sql)), in: thread, message: message, tags: tags)
        }
        add("Fees by mandate", "SELECT fee FROM sales.ledger", tags: ["template"])
        add("Clients", "SELECT name FROM clients")
        sample.addArtifact("Notes", .doc, .doc(.inline("FROM ledger")), in: thread, message: message)
        return sample
    }

    @Test(arguments: ["tag:template", "table:ledger", "table:SALES.LEDGER column:fee", "fees tag:template column:Fee"])
    func theFilterFindsThem(_ filter: String) throws {
        var screen = TestScreen(Self.sample, width: 120, height: 40)
        try screen.press("g a \\ '\(filter)' enter")
        #expect(screen.text.contains("Artifacts: \(filter)"))
        #expect(screen.text.contains("Fees by mandate  #template"))
        #expect(!screen.text.contains("Clients"))
        #expect(!screen.text.contains("Notes"))
    }

    @Test func aKeyMakesAQueryFromOneAndGoesThere() throws {
        for keys in ["g a", "g a enter", "3", "3 enter"] {
            var screen = TestScreen(Self.sample, width: 120, height: 40)
            try screen.press(keys)
            let artifact =
                keys.hasPrefix("3")
                ? try #require(screen.state.threadArtifacts.selection).id : screen.sample.artifacts[0].id
            _ = screen.takeEffects()
            try screen.press("O")
            #expect(screen.takeEffects().contains(.duplicate(artifact)), "\(keys)")
            let copy = screen.sample.artifacts[1].id
            screen.handle(.duplicated(artifact, as: copy))
            #expect(screen.text.contains("This is the copy"))
            #expect(screen.text.contains("SELECT name"))
        }
    }

    @Test func whoWritesWhenTheCopyIsThereGoesOnWriting() throws {
        var screen = TestScreen(Self.sample, width: 120, height: 40)
        try screen.press("g a O c 'Why'")
        screen.handle(.duplicated(screen.sample.artifacts[0].id, as: screen.sample.artifacts[1].id))
        #expect(screen.text.contains("Why"))
        #expect(!screen.text.contains("SELECT name"))
    }

    @Test func aCopyThatCannotBeMadeIsTold() throws {
        var screen = TestScreen(Self.sample, width: 120, height: 40)
        try screen.press("g a O")
        screen.handle(
            .duplicatingFailed(screen.sample.artifacts[0].id, DocketError(.unavailable, "The disk is full.")))
        #expect(screen.state.failure?.message == "The disk is full.")
    }

    @Test func tagsOfAnArtifactAreAddedAndRemoved() throws {
        var screen = TestScreen(Self.sample, width: 120, height: 40)
        try screen.press("g a t ctrl-u 'fees x' enter")
        let command = ArtifactCommand.tag(add: ["fees", "x"], remove: ["template"])
        #expect(
            screen.takeEffects().withoutDrafts.contains(
                .perform(Request(.artifact(screen.sample.artifacts[0].id, command), then: .say("Tags changed")))))
    }

    @Test(arguments: [(80, 24), (120, 40)])
    func theyAreMarkedInTheListAndWhereOneIsOpen(_ size: (width: Int, height: Int)) throws {
        var screen = TestScreen(Self.sample, width: size.width, height: size.height)
        try screen.press("g a")
        try expectGolden(screen.text, "Screens/artifacts-tagged-\(size.width)x\(size.height)")
        try screen.press("enter")
        try expectGolden(screen.text, "Screens/artifact-tagged-\(size.width)x\(size.height)")
    }
}

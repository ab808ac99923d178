import CustomDump
import DocketDomain
import TestSupport
import Testing

@Suite struct ThreadCommandTests {
    let ledger: Ledger

    init() throws {
        ledger = try Ledger.withCast()
    }

    @Test func aNewThreadBelongsToWhoMadeItAndIsPrivateUnlessSaidOtherwise() throws {
        let id = try ledger.newThread(by: Cast.member, title: "  Plans \n")
        let thread = try #require(ledger.thread(id))
        #expect(thread.title == "Plans")
        #expect(thread.ownerID == Cast.member.userID)
        #expect(thread.visibility == .private)
        #expect(!thread.isDeleted)
        #expect(thread.messageCount == 0)
    }

    @Test(arguments: ["", "  \n\t ", "two\nlines", String(repeating: "x", count: 501)])
    func aTitleThatIsBlankLongOrOfSeveralLinesIsRefused(title: String) throws {
        #expect(refusal { try ledger.newThread(by: Cast.member, title: title) } == .invalidArgument)
        let id = try ledger.newThread(by: Cast.member)
        #expect(refusal { try ledger.perform(.thread(id, .rename(title)), as: Cast.member) } == .invalidArgument)
    }

    @Test func aTitleOfFewCharactersMayStillBeTooManyBytes() throws {
        let heap = "a" + String(repeating: "\u{301}", count: 200_000)
        #expect(heap.count == 1)
        #expect(refusal { try ledger.newThread(by: Cast.member, title: heap) } == .invalidArgument)
    }

    @Test func eachChangeLeavesOneEventThatTellsBeforeAndAfter() throws {
        let id = try ledger.newThread(by: Cast.member)
        for command in [
            .rename("Better plans"), .describe("All of them"), .setVisibility(.team), .setAgent("analyst"),
            .setAgent(nil), .tag(add: ["b", "a"], remove: []), .tag(add: ["c"], remove: ["a"]),
            .label(set: ["stage": "1"], remove: []), .label(set: ["stage": "2", "x": ""], remove: ["none"]),
            .label(set: [:], remove: ["x"]), .delete, .restore,
        ] as [ThreadCommand] {
            let outcome = try ledger.perform(.thread(id, command), as: Cast.member)
            #expect(outcome.threadID == id)
            #expect(!outcome.already)
        }
        let texts = ledger.events.filter { $0.stream == .thread(id) }.map { $0.text(actorName: "Max") }
        expectNoDifference(
            texts,
            [
                "Max started the thread “Plans”", "Max renamed the thread: “Plans” → “Better plans”",
                "Max described the thread: All of them", "Max changed who sees the thread: private → team",
                "Max chose analyst to answer in the thread", "Max left open which assistant answers",
                "Max tagged the thread: +a +b", "Max tagged the thread: +c -a", "Max labelled the thread: stage=1",
                "Max labelled the thread: stage=2 x=", "Max labelled the thread: -x", "Max deleted the thread",
                "Max restored the thread",
            ])
        let thread = try #require(ledger.thread(id))
        #expect(thread.title == "Better plans")
        #expect(thread.description == "All of them")
        #expect(thread.visibility == .team)
        #expect(thread.tags == ["b", "c"])
        #expect(thread.labels == ["stage": "2"])
        #expect(!thread.isDeleted)
    }

    @Test(
        arguments: [
            .rename(" Plans "), .describe(""), .setVisibility(.private), .tag(add: ["kept"], remove: ["absent"]),
            .tag(add: [], remove: []), .label(set: ["key": "value"], remove: ["absent"]), .restore,
        ] as [ThreadCommand])
    func whatHoldsAlreadyChangesNothing(command: ThreadCommand) throws {
        let id = try ledger.newThread(by: Cast.member)
        try ledger.perform(.thread(id, .tag(add: ["kept"], remove: [])), as: Cast.member)
        try ledger.perform(.thread(id, .label(set: ["key": "value"], remove: [])), as: Cast.member)
        let before = ledger.events.count
        #expect(try ledger.perform(.thread(id, command), as: Cast.member).already)
        #expect(ledger.events.count == before)
    }

    @Test func deletingTwiceIsDeletingOnce() throws {
        let id = try ledger.newThread(by: Cast.member)
        try ledger.perform(.thread(id, .delete), as: Cast.member)
        #expect(try ledger.perform(.thread(id, .delete), as: Cast.member).already)
    }

    @Test func aNameThatIsBothAddedAndRemovedIsRemovedAndALabelThatIsSetStays() throws {
        let id = try ledger.newThread(by: Cast.member)
        try ledger.perform(.thread(id, .tag(add: ["x", "y"], remove: [" y "])), as: Cast.member)
        try ledger.perform(.thread(id, .label(set: ["k": "1"], remove: [])), as: Cast.member)
        #expect(try ledger.perform(.thread(id, .label(set: ["k": "1"], remove: [" k "])), as: Cast.member).already)
        let thread = try #require(ledger.thread(id))
        #expect(thread.tags == ["x"])
        #expect(thread.labels == ["k": "1"])
    }

    @Test(arguments: ["", "  ", "a\nb", "\u{1B}[1m", String(repeating: "t", count: 101)])
    func aTagOrLabelWithoutVisibleCharactersOrTooLongIsRefused(name: String) throws {
        let id = try ledger.newThread(by: Cast.member)
        for command in [
            .tag(add: [name], remove: []), .tag(add: [], remove: [name]), .label(set: [name: "1"], remove: []),
        ] as [ThreadCommand] {
            #expect(refusal { try ledger.perform(.thread(id, command), as: Cast.member) } == .invalidArgument)
        }
    }

    @Test func aDeletedThreadCanOnlyBeDeletedAgainOrRestored() throws {
        let id = try ledger.newThread(by: Cast.member)
        try ledger.perform(.thread(id, .delete), as: Cast.member)
        for command in [
            .rename("New"), .describe("x"), .setVisibility(.team), .tag(add: ["t"], remove: []),
            .label(set: ["k": "v"], remove: []),
        ] as [ThreadCommand] {
            #expect(refusal { try ledger.perform(.thread(id, command), as: Cast.member) } == .failedPrecondition)
        }
        #expect(refusal { try ledger.send("Hello", to: id, by: Cast.member) } == .failedPrecondition)
        try ledger.perform(.thread(id, .restore), as: Cast.member)
        try ledger.send("Hello", to: id, by: Cast.member)
        #expect(ledger.thread(id)?.messageCount == 1)
    }

    @Test func whoeverSeesAThreadMayNameAndTagItItsOwnerAndAdminsDecideWhoSeesIt() throws {
        let id = try ledger.newThread(.public, by: Cast.member)
        let naming: [ThreadCommand] = [
            .rename("x"), .describe("x"), .tag(add: ["x"], remove: []), .label(set: ["x": "1"], remove: []),
        ]
        let owning: [ThreadCommand] = [.setVisibility(.team), .delete, .restore]
        for viewer in [Cast.manager, Cast.colleague, Cast.admin, Cast.member] {
            for command in naming { _ = try ledger.decision(.thread(id, command), as: viewer) }
        }
        for command in owning {
            for viewer in [Cast.admin, Cast.member] { _ = try ledger.decision(.thread(id, command), as: viewer) }
            for viewer in [Cast.manager, Cast.colleague] {
                #expect(refusal { try ledger.decision(.thread(id, command), as: viewer) } == .permissionDenied)
            }
        }
        for command in naming + owning {
            #expect(refusal { try ledger.decision(.thread(id, command), as: Cast.agent) } == .permissionDenied)
        }
    }

    @Test func anAgentMayDoToItsOwnThreadWhatAnOwnerMay() throws {
        let id = try ledger.newThread(by: Cast.agent)
        for command in [.rename("x"), .setVisibility(.public), .tag(add: ["x"], remove: []), .delete, .restore]
            as [ThreadCommand]
        {
            #expect(try !ledger.perform(.thread(id, command), as: Cast.agent).already)
        }
    }
}

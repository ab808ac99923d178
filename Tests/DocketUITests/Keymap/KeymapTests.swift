import TerminalKit
import Testing

@testable import DocketUI

@Suite struct KeymapTests {
    @Test func theStandardKeysHaveNoClash() throws {
        _ = try Keymap.standard.rebinding([:])
    }

    @Test func everyCommandIsInTheTableOnce() {
        let ids = CommandEntry.all.map(\.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test func everySharedCommandIsAnsweredBySomebody() {
        let screens = ScreenSet(TestScreen().state.identity).all
        for entry in CommandEntry.shared {
            #expect(RootCommands.table[entry.id] != nil || screens.contains { $0.answers(entry.id) }, "\(entry.id)")
        }
    }

    @Test func aPrefixWaitsForMore() throws {
        let keymap = Keymap.standard
        #expect(keymap.meaning(of: [Key("g")], in: [.threads, .everywhere]) == .prefix)
        #expect(keymap.meaning(of: [Key("g"), Key("g")], in: [.threads, .everywhere]) == .command(.top))
        #expect(keymap.meaning(of: [Key("g"), Key("é")], in: [.threads, .everywhere]) == .nothing)
    }

    @Test func aTableHasKeysOfItsOwn() {
        #expect(Keymap.standard.meaning(of: [Key("=")], in: [.table, .everywhere]) == .command(.statistics))
        #expect(Keymap.standard.meaning(of: [Key("=")], in: [.threads, .everywhere]) == .nothing)
    }

    @Test func aReboundKeyWorksAndTheOldOneDoesNot() throws {
        let keymap = try Keymap.standard.rebinding(["app.help": ["f1"]])
        #expect(keymap.meaning(of: [Key(.function(1))], in: [.everywhere]) == .command(.help))
        #expect(keymap.meaning(of: [Key("?")], in: [.everywhere]) == .nothing)
    }

    @Test func aClashNamesBothCommands() {
        let error = #expect(throws: Keymap.Clash.self) { _ = try Keymap.standard.rebinding(["app.help": ["j"]]) }
        #expect(
            error?.description
                == "The key j is given to both move.down and app.help. Give one of them another.")
    }

    @Test func aKeyThatBeginsAnotherIsRefused() {
        let error = #expect(throws: Keymap.Clash.self) { _ = try Keymap.standard.rebinding(["app.help": ["g"]]) }
        #expect(error?.description.contains("begins") == true)
    }

    @Test func anUnknownCommandOrKeyIsNamed() {
        #expect(throws: Keymap.Clash.self) { _ = try Keymap.standard.rebinding(["app.dance": ["d"]]) }
        #expect(throws: Keymap.Clash.self) { _ = try Keymap.standard.rebinding(["app.help": ["hyper-q"]]) }
    }
}

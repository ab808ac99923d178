import TerminalKit
import Testing

@testable import DocketUI

@Suite struct KeymapTests {
    @Test func theStandardKeysHaveNoClash() {
        #expect(Keymap.clash(in: CommandEntry.all)?.reason == nil)
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

    private static func fault(_ bindings: Keymap.Binding...) -> String? {
        Keymap.standard.rebinding(bindings).faults.first?.reason
    }

    @Test func aReboundKeyWorksAndTheOldOneDoesNot() {
        let (keymap, faults) = Keymap.standard.rebinding([Keymap.Binding("app.help", ["f1"])])
        #expect(faults.isEmpty)
        #expect(keymap.meaning(of: [Key(.function(1))], in: [.everywhere]) == .command(.help))
        #expect(keymap.meaning(of: [Key("?")], in: [.everywhere]) == .nothing)
    }

    @Test func aClashNamesBothCommands() {
        #expect(
            Self.fault(Keymap.Binding("app.help", ["j"]))
                == "The key j is given to both move.down and app.help. Give one of them another.")
    }

    @Test func aKeyThatBeginsAnotherIsRefused() {
        #expect(Self.fault(Keymap.Binding("app.help", ["g"]))?.contains("begins") == true)
    }

    @Test func anUnknownCommandOrKeyIsNamed() {
        #expect(Self.fault(Keymap.Binding("app.dance", ["d"]))?.contains("`docket keys` lists them") == true)
        #expect(Self.fault(Keymap.Binding("app.help", ["hyper-q"]))?.contains("is no key") == true)
    }

    @Test func aWrongLineIsLeftOutAndTheOthersHold() {
        let (keymap, faults) = Keymap.standard.rebinding([
            Keymap.Binding("app.dance", ["f2"]), Keymap.Binding("app.help", ["f1"]),
            Keymap.Binding("app.redraw", ["f1"]), Keymap.Binding("app.palette", ["hyper-q"]),
            Keymap.Binding("go.exports", ["f3"]), Keymap.Binding("app.quit", ["j"]),
        ])
        #expect(faults.map(\.index) == [0, 2, 3, 5])
        #expect(keymap.meaning(of: [Key(.function(1))], in: [.everywhere]) == .command(.help))
        #expect(
            keymap.meaning(of: [Key(.function(3))], in: [.everywhere]) == .command(CommandID(rawValue: "go.exports")))
        #expect(keymap.meaning(of: [.control("l")], in: [.everywhere]) == .command(CommandID(rawValue: "app.redraw")))
        #expect(keymap.meaning(of: [Key("q")], in: [.everywhere]) == .command(.quit))
    }

    @Test func twoCommandsCanChangeTheirKeys() {
        let (keymap, faults) = Keymap.standard.rebinding([
            Keymap.Binding("move.down", ["k"]), Keymap.Binding("move.up", ["j"]),
        ])
        #expect(faults.isEmpty)
        #expect(keymap.meaning(of: [Key("k")], in: [.everywhere]) == .command(.moveDown))
    }
}

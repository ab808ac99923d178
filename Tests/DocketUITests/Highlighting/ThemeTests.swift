import DocketUI
import TerminalKit
import Testing

@Suite struct ThemeTests {
    @Test func withoutColoursTheRolesThatMatterStillDiffer() {
        let theme = Theme(.mono)
        let roles = [theme.text, theme.muted, theme.selection, theme.match, theme.matchCurrent, theme.cellCursor]
        #expect(Set(roles).count == roles.count)
        #expect(theme.border != theme.borderFocused)
        #expect(theme.selection != theme.selectionUnfocused)
        #expect(theme.heading != theme.text)
    }

    @Test(arguments: [ThemeName.auto, .dark, .light])
    func colouredThemesSayNoLessThanMono(_ name: ThemeName) {
        let mono = Theme(.mono)
        for colors in [8, 16, 256] {
            let theme = Theme(name, colors: colors)
            #expect(theme.selection.attributes == mono.selection.attributes)
            #expect(theme.match.attributes == mono.match.attributes)
            #expect(theme.cellCursor.attributes == mono.cellCursor.attributes)
            #expect(theme.tableHeader.attributes == mono.tableHeader.attributes)
        }
    }

    @Test func aTerminalWithoutColoursGetsNone() {
        var theme = Theme(.dark, colors: 2)
        theme.name = .mono
        #expect(theme == Theme(.mono))
    }

    @Test func sixteenColoursAreEnough() {
        for name in ThemeName.allCases {
            let theme = Theme(name, colors: 16)
            for style in [theme.accent, theme.error, theme.codeString, theme.tableZebra, theme.match] {
                #expect((style.foreground.index ?? 0) < 16)
                #expect((style.background.index ?? 0) < 16)
            }
        }
    }
}

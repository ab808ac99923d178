import DocketUI
import Foundation
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

    /// The contrast of a colour of the 256 to black and to white, whichever is less (WCAG 2.2).
    private func contrast(_ index: UInt8) -> Double {
        let levels: [Double] = [0, 95, 135, 175, 215, 255]
        let value = Int(index)
        let parts: [Double] =
            value >= 232
            ? Array(repeating: Double(8 + (value - 232) * 10), count: 3)
            : [levels[(value - 16) / 36], levels[(value - 16) / 6 % 6], levels[(value - 16) % 6]]
        let linear = parts.map { part in
            part / 255 <= 0.04045 ? part / 255 / 12.92 : pow((part / 255 + 0.055) / 1.055, 2.4)
        }
        let brightness = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        return min(1.05 / (brightness + 0.05), (brightness + 0.05) / 0.05)
    }

    @Test func onAnUnknownBackgroundEveryColourCanBeRead() {
        let theme = Theme(.auto, colors: 256)
        let roles = [
            theme.muted, theme.accent, theme.link, theme.success, theme.warning, theme.error, theme.codeKeyword,
            theme.codeString, theme.codeComment, theme.codeNumber, theme.codeName, theme.hint, theme.tableHeader,
            theme.removed, theme.added, theme.heading,
        ]
        #expect(Set(theme.series).count == 12)
        for style in roles + theme.series {
            let index = style.foreground.index ?? 243
            #expect(index >= 16 && contrast(index) >= 3.4, "\(index): \(contrast(index))")
        }
        // Plain colours are the terminal's own: these two are dark on white and bright on black.
        for colors in [8, 16] {
            let theme = Theme(.auto, colors: colors)
            for style in [theme.accent, theme.link, theme.success, theme.warning, theme.error, theme.codeString] {
                #expect([nil, 1, 5].contains(style.foreground.index))
            }
        }
    }

    @Test(arguments: [
        ("15;0", Background.dark), ("0;15", .light), ("0;default;15", .light), ("7;8", .dark), ("0;7", .light),
        ("12;11", .light), ("15;4", .dark),
    ])
    func theBackgroundIsTakenFromWhatTheTerminalSays(_ text: String, _ expected: Background) {
        #expect(Background(colorFGBG: text) == expected)
        let styles = Appearance(background: expected).styles
        #expect(styles == Theme(expected == .light ? .light : .dark, colors: 256))
        #expect(Appearance(theme: .dark, background: .light).styles == Theme(.dark, colors: 256))
    }

    @Test(arguments: ["", "default;default", "0;99", ";", "0;-1", "a;b"]) func whatSaysNothingIsNothing(
        _ text: String
    ) {
        #expect(Background(colorFGBG: text) == nil)
    }
}

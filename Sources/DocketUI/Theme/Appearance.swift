package import Foundation
import TerminalKit

/// How the screen is drawn, apart from what it shows.
package struct Appearance: Hashable, Sendable {
    package var theme: ThemeName { didSet { styles = Theme(shownTheme, colors: colors) } }
    /// What the terminal has told of its background.
    package var background: Background? { didSet { styles = Theme(shownTheme, colors: colors) } }
    /// Colours that the terminal has; 0 where none are wanted.
    package var colors: Int { didSet { styles = Theme(shownTheme, colors: colors) } }
    /// The roles' styles.
    package private(set) var styles = Theme()
    /// Lines and signs in ASCII only.
    package var isASCII: Bool
    /// Whether the terminal has signs for ASCII only: all other text is drawn as `?`.
    package var showsOnlyASCII = false
    /// No borders, one pane, states in words: for screen readers.
    package var isAccessible: Bool
    package var mouse: Bool
    /// Of what charts are drawn, where the terminal has more than ASCII.
    package var chartCells = ChartCells.braille
    /// Where the times that are shown are local.
    package var zone: TimeZone

    package init(
        theme: ThemeName = .auto, background: Background? = nil, colors: Int = 256, isASCII: Bool = false,
        isAccessible: Bool = false,
        mouse: Bool = true, zone: TimeZone = .gmt
    ) {
        self.theme = theme
        self.background = background
        self.colors = colors
        self.isASCII = isASCII
        self.isAccessible = isAccessible
        self.mouse = mouse
        self.zone = zone
        styles = Theme(shownTheme, colors: colors)
    }

    /// The theme that suits the background, where that is left to docket.
    private var shownTheme: ThemeName {
        switch (theme, background) {
        case (.auto, .dark): .dark
        case (.auto, .light): .light
        default: theme
        }
    }

    /// Whether what is highlighted is bracketed, too, since colours and attributes do not tell it.
    var marksInText: Bool { colors == 0 || isASCII || isAccessible || theme == .mono }

    /// Whether rows that others have changed stand out for a while.
    var flashes: Bool { colors >= 8 && theme != .mono && !isAccessible }

    var shownChartCells: ChartCells {
        if isASCII || showsOnlyASCII || isAccessible { return .ascii }
        return chartCells == .octants && !ChartCells.hasOctants ? .braille : chartCells
    }

    var border: Border? { isAccessible ? nil : isASCII ? .ascii : .light }
}

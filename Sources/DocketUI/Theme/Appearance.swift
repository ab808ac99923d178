package import Foundation
import TerminalKit

/// How the screen is drawn, apart from what it shows.
package struct Appearance: Hashable, Sendable {
    package var theme: ThemeName
    /// Colours that the terminal has; 0 where none are wanted.
    package var colors: Int
    /// Lines and signs in ASCII only.
    package var isASCII: Bool
    /// No borders, one pane, states in words: for screen readers.
    package var isAccessible: Bool
    package var mouse: Bool
    /// Where the times that are shown are local.
    package var zone: TimeZone

    package init(
        theme: ThemeName = .auto, colors: Int = 256, isASCII: Bool = false, isAccessible: Bool = false,
        mouse: Bool = true, zone: TimeZone = .gmt
    ) {
        self.theme = theme
        self.colors = colors
        self.isASCII = isASCII
        self.isAccessible = isAccessible
        self.mouse = mouse
        self.zone = zone
    }

    /// The roles' styles.
    package var styles: Theme { Theme(theme, colors: colors) }

    var border: Border? { isAccessible ? nil : isASCII ? .ascii : .light }
}

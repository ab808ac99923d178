package import DocketDomain
import TerminalKit

/// Lays any JSON out for a width, indented and coloured, as artifacts of unknown kinds are shown.
package struct JSONRenderer: Sendable {
    package let width: Int
    package let theme: Theme
    package let limit: Int

    package init(width: Int, theme: Theme, limit: Int = .max) {
        self.width = width
        self.theme = theme
        self.limit = limit
    }

    package func render(_ json: JSON) -> RenderedText {
        var writer = RowWriter(width: width, limit: limit)
        JSONRows(theme: theme).add(json, to: &writer)
        return writer.text
    }
}

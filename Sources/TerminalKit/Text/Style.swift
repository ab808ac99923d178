/// Colours and attributes of a cell or a stretch of text.
package struct Style: Hashable, Sendable {
    /// The ways in which text stands out without colour.
    package struct Attributes: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        package static let bold = Attributes(rawValue: 1)
        package static let dim = Attributes(rawValue: 2)
        package static let italic = Attributes(rawValue: 4)
        package static let underline = Attributes(rawValue: 8)
        package static let reverse = Attributes(rawValue: 16)
    }

    package var foreground: Color
    package var background: Color
    package var attributes: Attributes

    package init(
        _ foreground: Color = .inherited, on background: Color = .inherited, _ attributes: Attributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// Changes nothing of what it is drawn over.
    package static let plain = Style()
    package static let bold = Style(.inherited, on: .inherited, .bold)
    package static let dim = Style(.inherited, on: .inherited, .dim)
    package static let italic = Style(.inherited, on: .inherited, .italic)
    package static let underline = Style(.inherited, on: .inherited, .underline)
    package static let reverse = Style(.inherited, on: .inherited, .reverse)

    /// This style laid over another: its own colours where it has them, the attributes of both.
    package func over(_ base: Style) -> Style {
        Style(
            foreground == .inherited ? base.foreground : foreground,
            on: background == .inherited ? base.background : background,
            attributes.union(base.attributes))
    }

    /// The same without inherited colours, as a cell keeps it.
    var resolved: Style { over(Style(.standard, on: .standard)) }

    /// The same without colours, for terminals and people that want none.
    package var withoutColors: Style { Style(.standard, on: .standard, attributes) }
}

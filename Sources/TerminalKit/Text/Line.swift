/// A stretch of text in one style.
package struct Span: Hashable, Sendable {
    package var text: String
    package var style: Style
    /// What it is a part of, for whoever lays text out: it is kept where a line is wrapped, and not drawn.
    package var tag: Int?

    package init(_ text: String, _ style: Style = .plain, tag: Int? = nil) {
        self.text = text
        self.style = style
        self.tag = tag
    }
}

/// One row of styled text. It has no line breaks; one in its text shows as a mark.
package struct Line: Hashable, Sendable {
    package var spans: [Span]

    package init(_ spans: [Span] = []) {
        self.spans = spans
    }

    package init(_ text: String, _ style: Style = .plain) {
        spans = text.isEmpty ? [] : [Span(text, style)]
    }

    /// The text without its styles.
    package var text: String { spans.reduce(into: "") { $0 += $1.text } }

    package var isEmpty: Bool { spans.allSatisfy { $0.text.isEmpty } }

    /// Columns that it takes, counted no further than `limit`.
    package func width(_ widths: TextWidth = .standard, limit: Int = .max) -> Int {
        var width = 0
        for span in spans where width <= limit {
            width += widths.width(of: span.text, limit: limit - width)
        }
        return width
    }

    /// Every span with a style laid under it.
    package func over(_ style: Style) -> Line {
        Line(spans.map { Span($0.text, $0.style.over(style), tag: $0.tag) })
    }

    package static func + (left: Line, right: Line) -> Line {
        Line(left.spans + right.spans)
    }

    package static func += (left: inout Line, right: Line) {
        left.spans += right.spans
    }
}

extension Line: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        self.init(text)
    }
}

/// Where text lies in an area that is wider.
package enum Alignment: Hashable, Sendable {
    case left
    case center
    case right
}

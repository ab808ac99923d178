import DocketDomain
import TerminalKit

/// How it is shown that others have something open: in words in a pane's title, as a mark beside a row.
extension Drawing {
    /// A pane's title with who else has open what it shows, in so many columns.
    func title(_ title: String, at place: StreamID?, atMost columns: Int) -> String {
        [title, place.flatMap { shared.others.words(at: $0, atMost: columns) }].compactMap(\.self)
            .joined(separator: " · ")
    }

    /// The mark beside a row: a sign, with an initial or a number where there is room; its words for who does not see.
    /// Empty where nobody else is.
    func mark(at place: StreamID, in row: Rect) -> String {
        guard shared.others.isAnybody(at: place) else { return "" }
        if shared.appearance.isAccessible { return shared.others.words(at: place, atMost: row.width / 2) ?? "" }
        return (shared.appearance.isASCII ? "*" : "•") + (row.width >= 24 ? shared.others.initial(at: place) : "")
    }

    /// The end of a row: the mark, or the blank that stands there where nobody else is.
    func rowEnd(at place: StreamID, in row: Rect, _ style: Style, blank: Style = .plain) -> [Span] {
        let mark = mark(at: place, in: row)
        return mark.isEmpty ? [Span(" ", blank)] : [Span((mark.columns > 1 ? " " : "") + mark, style)]
    }
}

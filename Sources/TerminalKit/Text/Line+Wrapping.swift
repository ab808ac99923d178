extension Line {
    /// The line broken into rows of at most `columns`, by the rules of UAX #14 that matter in a terminal.
    ///
    /// Spaces at a break are left out. A word that is too long for a row is broken between grapheme clusters;
    /// only a single cluster that is wider than the row can exceed it. An empty line gives one empty row.
    ///
    /// - Parameters:
    ///   - first: Stands before the first row, as a list's bullet does, and counts as part of its columns.
    ///   - rest: Stands before every other row.
    ///   - limit: Rows after which to stop, for text of which only the start is shown.
    package func wrapped(
        to columns: Int, first: Line = Line(), rest: Line = Line(), limit: Int = .max,
        widths: TextWidth = .standard
    ) -> [Line] {
        var wrapper = Wrapper(line: self, columns: columns, first: first, rest: rest, limit: limit, widths: widths)
        return wrapper.run()
    }

    /// Lines broken into rows of at most `columns`, one after the other.
    package static func wrap(
        _ lines: [Line], to columns: Int, limit: Int = .max, widths: TextWidth = .standard
    ) -> [Line] {
        var rows: [Line] = []
        for line in lines where rows.count < limit {
            rows += line.wrapped(to: columns, limit: limit - rows.count, widths: widths)
        }
        return rows
    }

    /// Text as lines, split where it has line breaks.
    package static func lines(of text: String, _ style: Style = .plain) -> [Line] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { Line(String($0), style) }
    }
}

/// Breaks one line greedily while walking through it once.
private struct Wrapper {
    /// A place in the line: a span, and an offset in the bytes of its text.
    private struct Position {
        var span = 0
        var offset = 0
    }

    private let line: Line
    private let first: Line
    private let rest: Line
    private let limit: Int
    private let reader: GlyphReader
    private let firstColumns: Int
    private let restColumns: Int
    private var rows: [Line] = []

    private var rowStart = Position()
    /// Columns from the start of the row to here.
    private var width = 0
    /// After the last character of the row that is no space.
    private var inkEnd: Position?
    private var breakEnd: Position?
    private var breakNext = Position()
    private var breakWidth = 0

    private var previous: BreakClass?
    private var isSpaced = false
    private var startsWord = true

    init(line: Line, columns: Int, first: Line, rest: Line, limit: Int, widths: TextWidth) {
        self.line = line
        self.first = first
        self.rest = rest
        self.limit = limit
        reader = GlyphReader(widths: widths)
        firstColumns = max(1, columns - first.width(widths, limit: columns))
        restColumns = max(1, columns - rest.width(widths, limit: columns))
    }

    mutating func run() -> [Line] {
        guard limit > 0 else { return [] }
        for (index, span) in line.spans.enumerated() {
            var place = Position(span: index, offset: 0)
            var gap = FlagGap()
            let isDone = ClusterReader.read(
                span.text[...],
                ascii: { byte in
                    let isControl = byte < 0x20 && byte != 0x09 || byte == 0x7F
                    let kind = isControl ? .other : BreakClass(ascii: byte)
                    return take(kind, width: gap.columns(before: byte) + 1, bytes: 1, at: &place)
                },
                lone: { scalar in
                    take(
                        BreakClass(Character(scalar)), width: gap.columns(before: scalar) + reader.width(of: scalar),
                        bytes: UTF8.width(scalar), at: &place)
                },
                cluster: { character in
                    take(
                        BreakClass(character), width: gap.columns(before: character) + reader.width(of: character),
                        bytes: character.utf8.count, at: &place)
                })
            if !isDone { return rows }
        }
        let end = Position(span: line.spans.count, offset: 0)
        let fits = width <= columns
        emit(to: fits ? end : inkEnd ?? rowStart)
        return rows
    }

    private var columns: Int { rows.isEmpty ? firstColumns : restColumns }

    /// Takes the next character; answers false when there are rows enough.
    private mutating func take(_ kind: BreakClass, width added: Int, bytes: Int, at place: inout Position) -> Bool {
        let start = place
        place.offset += bytes
        if let previous, inkEnd != nil,
            BreakClass.allowsBreak(after: previous, before: kind, spaced: isSpaced, startsWord: startsWord)
        {
            breakEnd = inkEnd
            breakNext = start
            breakWidth = width
        }
        if kind == .space {
            width += added
            isSpaced = true
            startsWord = true
            return true
        }
        if width + added > columns {
            breakRow(before: start, adding: added)
            if rows.count >= limit { return false }
        }
        width += added
        inkEnd = place
        startsWord = kind == .hyphen && startsWord
        previous = kind
        isSpaced = false
        return true
    }

    private mutating func breakRow(before start: Position, adding added: Int) {
        if let end = breakEnd {
            emit(to: end)
            rowStart = breakNext
            width -= breakWidth
        }
        // Without a place to break, or when the rest is still too long: between any two clusters.
        if width > 0, width + added > columns, rows.count < limit {
            if let end = inkEnd, breakEnd == nil || isAfter(end, rowStart) { emit(to: end) }
            rowStart = start
            width = 0
        }
        breakEnd = nil
    }

    private func isAfter(_ left: Position, _ right: Position) -> Bool {
        (left.span, left.offset) > (right.span, right.offset)
    }

    private mutating func emit(to end: Position) {
        var row = rows.isEmpty ? first : rest
        var index = rowStart.span
        while index < line.spans.count, index <= end.span {
            let span = line.spans[index]
            let bytes = span.text.utf8
            let from = index == rowStart.span ? rowStart.offset : 0
            let to = index == end.span ? end.offset : bytes.count
            if from < to {
                let lower = bytes.index(bytes.startIndex, offsetBy: from)
                let upper = bytes.index(lower, offsetBy: to - from)
                row.spans.append(Span(String(span.text[lower..<upper]), span.style, tag: span.tag))
            }
            index += 1
        }
        rows.append(row)
    }
}

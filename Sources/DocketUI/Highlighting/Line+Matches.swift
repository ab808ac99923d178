package import TerminalKit

extension Line {
    /// The line with a style laid over some stretches of its text, given as ascending ranges of UTF-8 offsets.
    package func highlighting(_ ranges: [Range<Int>], _ style: Style) -> Line {
        guard !ranges.isEmpty else { return self }
        var result: [Span] = []
        var rest = ranges[...]
        var start = 0
        for span in spans {
            let end = start + span.text.utf8.count
            var offset = start
            while offset < end {
                while let range = rest.first, range.upperBound <= offset { rest.removeFirst() }
                let isInside = rest.first.map { $0.contains(offset) } ?? false
                let stop = min(end, rest.first.map { isInside ? $0.upperBound : $0.lowerBound } ?? end)
                let text = span.text.utf8
                let lower = text.index(text.startIndex, offsetBy: offset - start)
                let upper = text.index(lower, offsetBy: stop - offset)
                result.append(Span(String(span.text[lower..<upper]), isInside ? style.over(span.style) : span.style))
                offset = stop
            }
            start = end
        }
        return Line(result)
    }
}

extension Line {
    /// The line, or as much of it as fits with an ellipsis at its end in the style of what was cut.
    package func truncated(
        to columns: Int, ellipsis: String = "…", widths: TextWidth = .standard
    ) -> Line {
        guard width(widths, limit: columns) > columns else { return self }
        let mark = widths.width(of: ellipsis)
        let room = mark > columns ? columns : columns - mark
        var used = 0
        var kept: [Span] = []
        for span in spans {
            let (text, width) = widths.prefix(of: span.text[...], fitting: room - used)
            used += width
            if text.endIndex == span.text.endIndex {
                kept.append(span)
            } else {
                kept.append(Span(text + (mark > columns ? "" : ellipsis), span.style))
                return Line(kept)
            }
        }
        return Line(kept + (mark > columns ? [] : [Span(ellipsis, kept.last?.style ?? .plain)]))
    }
}

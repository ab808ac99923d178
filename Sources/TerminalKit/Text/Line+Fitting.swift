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

    /// What is left of the line behind so many columns. A wide character that they would cut leaves a blank.
    package func dropping(columns: Int, widths: TextWidth = .standard) -> Line {
        var rest = columns
        var kept: [Span] = []
        for span in spans {
            guard rest > 0 else {
                kept.append(span)
                continue
            }
            let (before, width) = widths.prefix(of: span.text[...], fitting: rest)
            rest -= width
            var after = span.text[before.endIndex...]
            guard !after.isEmpty else { continue }
            if rest > 0 {
                after = after.dropFirst()
                kept.append(Span(" ", span.style))
                rest = 0
            }
            kept.append(Span(String(after), span.style))
        }
        return Line(kept)
    }
}

package import DocketDomain
import OrderedCollections
import TerminalKit

/// Lays a query out for a width: the statement, what it is asked of, and its parameters.
package struct SQLRenderer: Sendable {
    package let width: Int
    package let theme: Theme
    package let limit: Int

    package init(width: Int, theme: Theme, limit: Int = .max) {
        self.width = width
        self.theme = theme
        self.limit = limit
    }

    package func render(_ query: SQLQuery, _ failure: QueryFailure? = nil) -> RenderedText {
        var writer = RowWriter(width: width, limit: limit)
        if let database = query.database, !database.isEmpty {
            writer.add(
                Line([Span("database ", theme.muted), Span(Sanitizer.line.clean(database), theme.strong)]), source: 1)
            writer.addGap(source: 1)
        }
        let lines = CodeHighlighter(.sql, theme: theme).lines(of: query.sql, limit: max(1, limit))
        let digits = "\(lines.count)".count
        if let failure, failure.place == nil {
            writer.add(Line(Sanitizer.line.clean(failure.error.message), theme.error), source: 1)
            writer.addGap(source: 1)
        }
        for (index, line) in lines.enumerated() {
            let number = "\(index + 1)"
            let first = String(repeating: " ", count: digits - number.count) + number + " "
            let rest = Line(String(repeating: " ", count: digits + 1))
            writer.indented(first: Line(first, theme.muted), rest: rest) { $0.add(line, source: index + 1) }
            if let failure, let place = failure.place, place.line == index + 1 {
                let before = String(line.text.prefix(max(0, place.column - 1))).columns
                let mark = before < writer.room - digits ? String(repeating: " ", count: before) : ""
                writer.indented(first: rest, rest: rest) { writer in
                    writer.add(Line(mark + "^", theme.error), source: index + 1)
                    writer.add(Line(Sanitizer.line.clean(failure.error.message), theme.error), source: index + 1)
                }
            }
            if writer.isFull { break }
        }
        addParameters(query, last: lines.count, to: &writer)
        if let chart = query.visualization, !chart.isNull {
            addTitle("Chart", source: lines.count, to: &writer)
            JSONRows(theme: theme).add(chart, to: &writer)
        }
        return writer.text
    }

    private func addTitle(_ title: String, source: Int, to writer: inout RowWriter) {
        writer.addGap(source: source)
        writer.addHeading(level: 2, title: title)
        writer.add(Line(title, theme.headingMinor), source: source)
    }

    private func addParameters(_ query: SQLQuery, last: Int, to writer: inout RowWriter) {
        guard let parameters = query.parameters, !parameters.isNull else { return }
        addTitle("Parameters", source: last, to: &writer)
        guard let members = parameters.object else {
            JSONRows(theme: theme).add(parameters, to: &writer)
            return
        }
        if members.isEmpty { writer.add(Line("none", theme.muted), source: last) }
        for (name, value) in members.elements {
            var line = Line(":" + Sanitizer.line.clean(name), theme.codeName)
            if let type = value["type"]?.string { line += Line("  " + Sanitizer.line.clean(type), theme.muted) }
            if let standard = value["default"] {
                line += Line("  default ", theme.muted) + JSONRows(theme: theme).compact(standard)
            }
            if value.object == nil { line += Line("  ") + JSONRows(theme: theme).compact(value) }
            writer.add(line, source: last)
        }
    }
}

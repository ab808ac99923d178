import DocketCharts
import DocketDomain

/// A chart on a page: its picture, what is not drawn as it stands in the table, and its values as a table for whoever does
/// not see it.
struct ChartFigure {
    private let data: ChartData
    /// What the names of its parts begin with, since there may be several on a page.
    private let name: String

    init(_ data: ChartData, name: String) {
        self.data = data
        self.name = name
    }

    func append(to buffer: inout [UInt8]) {
        let drawing = ChartDrawing(data, name: name)
        buffer.append("<figure class=\"chart\">\n")
        drawing.append(to: &buffer)
        let notes = drawing.picture.notesLine
        if !notes.isEmpty {
            buffer.append("<figcaption>")
            buffer.append(text: notes)
            buffer.append("</figcaption>\n")
        }
        buffer.append("<details>\n<summary>The values of the chart</summary>\n<table>\n<thead>\n<tr>")
        let summary = data.summary
        for column in summary.columns { append(column.name, "th", column, to: &buffer) }
        buffer.append("</tr>\n</thead>\n<tbody>\n")
        for row in summary.rows.indices {
            buffer.append("<tr>")
            for (column, text) in zip(summary.columns, summary.texts(row)) { append(text, "td", column, to: &buffer) }
            buffer.append("</tr>\n")
        }
        buffer.append("</tbody>\n</table>\n</details>\n</figure>\n")
    }

    private func append(
        _ text: String, _ tag: StaticString, _ column: ChartSummary.Column, to buffer: inout [UInt8]
    ) {
        buffer.append("<")
        buffer.append(tag)
        buffer.append(column.isNumeric ? " class=\"r\">" : ">")
        buffer.append(text: text)
        buffer.append("</")
        buffer.append(tag)
        buffer.append(">")
    }
}

import DocketDomain

/// A page that needs nothing beside it: its looks are inside, on the screen and on paper, and it runs no script.
struct HTMLRenderer: Renderer {
    static let passes = 2

    func write(_ work: RenderContext) async throws -> [String] {
        var writer = HTMLWriter(work: work)
        try await writer.write()
        return writer.notes
    }
}

private struct HTMLWriter {
    let work: RenderContext
    private(set) var notes: [String] = []
    private var buffer: [UInt8] = []
    private var charts = 0

    init(work: RenderContext) {
        self.work = work
    }

    mutating func write() async throws {
        let document = work.document
        buffer.append("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n")
        buffer.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        buffer.append(text: document.title)
        buffer.append("</title>\n")
        if let author = document.author {
            buffer.append("<meta name=\"author\" content=\"")
            buffer.append(text: author)
            buffer.append("\">\n")
        }
        buffer.append("<meta name=\"date\" content=\"")
        buffer.append(text: CivilTime(document.created).toTheSecond)
        buffer.append("\">\n<style>\n")
        buffer.append(contentsOf: PageStyle.css(work.options).utf8)
        buffer.append("</style>\n</head>\n<body>\n")
        if !document.title.isEmpty {
            buffer.append("<h1>")
            buffer.append(text: document.title)
            buffer.append("</h1>\n")
        }
        if !document.subtitle.isEmpty {
            buffer.append("<p class=\"subtitle\">")
            buffer.append(text: document.subtitleLine)
            buffer.append("</p>\n")
        }
        var reader = document.body.makeReader()
        while let blocks = try await reader.next() { try await write(blocks) }
        buffer.append("</body>\n</html>\n")
        try work.file.flush(&buffer)
    }

    private mutating func write(_ blocks: [ExportBlock]) async throws {
        for block in blocks { try await write(block) }
    }

    private mutating func write(_ block: ExportBlock) async throws {
        switch block {
        case .heading(let level, let runs):
            let tag = "h\(min(level + 1, 6))>"
            buffer.append(contentsOf: "<\(tag)".utf8)
            append(runs)
            buffer.append(contentsOf: "</\(tag)\n".utf8)
        case .paragraph(let runs):
            buffer.append("<p>")
            append(runs)
            buffer.append("</p>\n")
        case .code(_, let text):
            // A reader drops a line feed that comes right after `<pre>`, but not one after `<code>`.
            buffer.append("<pre><code>")
            buffer.append(text: text)
            buffer.append("</code></pre>\n")
        case .rule: buffer.append("<hr>\n")
        case .quote(let blocks):
            buffer.append("<blockquote>\n")
            try await write(blocks)
            buffer.append("</blockquote>\n")
        case .list(let list): try await write(list)
        case .table(let table): try await write(table)
        }
        try work.file.take(&buffer)
    }

    private mutating func write(_ list: ExportList) async throws {
        if let start = list.start {
            buffer.append(contentsOf: "<ol start=\"\(start)\">\n".utf8)
        } else {
            buffer.append("<ul>\n")
        }
        for item in list.items {
            switch item.isDone {
            case true: buffer.append("<li class=\"task\"><span>☑</span> ")
            case false: buffer.append("<li class=\"task\"><span>☐</span> ")
            case nil: buffer.append("<li>")
            }
            if item.blocks.count == 1, case .paragraph(let runs) = item.blocks[0] {
                append(runs)
            } else {
                try await write(item.blocks)
            }
            buffer.append("</li>\n")
        }
        buffer.append(list.start == nil ? "</ul>\n" : "</ol>\n")
    }

    private mutating func write(_ table: ExportTable) async throws {
        if let name = table.name {
            buffer.append("<h2>")
            buffer.append(text: name)
            buffer.append("</h2>\n")
        }
        if let chart = try await table.chartData(&notes) {
            charts += 1
            ChartFigure(chart, name: "chart\(charts)").append(to: &buffer)
        }
        let readings = try await TableSurvey(table, work.counter).readings
        let classes = zip(table.columns, readings).map { column, reading in
            switch column.align ?? (reading.standsRight ? .right : .left) {
            case .left: ">"
            case .center: " class=\"c\">"
            case .right: " class=\"r\">"
            }
        }
        buffer.append("<table>\n<thead>\n<tr>")
        for (column, attributes) in zip(table.columns, classes) {
            buffer.append(contentsOf: "<th\(attributes)".utf8)
            buffer.append(text: column.name)
            buffer.append("</th>")
        }
        buffer.append("</tr>\n</thead>\n<tbody>\n")
        var rows = TableRowStream(table, work.counter)
        while let more = try await rows.next() {
            for row in more {
                buffer.append("<tr>")
                for (column, cell) in row.enumerated() {
                    buffer.append("<td")
                    buffer.append(contentsOf: classes[column].utf8)
                    buffer.append(text: cell)
                    buffer.append("</td>")
                }
                buffer.append("</tr>\n")
                try work.file.take(&buffer)
            }
        }
        buffer.append("</tbody>\n</table>\n")
    }

    private mutating func append(_ runs: [ExportRun]) {
        for run in runs {
            if let link = run.link {
                buffer.append("<a href=\"")
                buffer.append(text: link)
                buffer.append("\">")
            }
            if run.style.contains(.bold) { buffer.append("<strong>") }
            if run.style.contains(.italic) { buffer.append("<em>") }
            if run.style.contains(.strike) { buffer.append("<s>") }
            if run.style.contains(.underline) { buffer.append("<u>") }
            if run.style.contains(.code) { buffer.append("<code>") }
            for (index, line) in run.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { buffer.append("<br>\n") }
                buffer.append(text: String(line))
            }
            if run.style.contains(.code) { buffer.append("</code>") }
            if run.style.contains(.underline) { buffer.append("</u>") }
            if run.style.contains(.strike) { buffer.append("</s>") }
            if run.style.contains(.italic) { buffer.append("</em>") }
            if run.style.contains(.bold) { buffer.append("</strong>") }
            if run.link != nil { buffer.append("</a>") }
        }
    }
}

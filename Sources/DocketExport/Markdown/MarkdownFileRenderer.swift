import DocketCharts
import DocketDomain

/// GitHub-flavoured Markdown. A document stays as it was written.
struct MarkdownFileRenderer: Renderer {
    static let passes = 1

    func write(_ work: RenderContext) async throws -> [String] {
        var buffer: [UInt8] = []
        if case .markdown(let text) = work.document.source {
            buffer.append(contentsOf: text.utf8)
            if buffer.last != 0x0A { buffer.append(0x0A) }
            try work.file.flush(&buffer)
            return []
        }
        var writer = MarkdownWriter(work: work)
        try await writer.write()
        return writer.notes
    }
}

private struct MarkdownWriter {
    let work: RenderContext
    private(set) var notes: [String] = []
    private var buffer: [UInt8] = []
    /// What every line of the block begins with: the marks of quotes and the indents of lists.
    private var indent: [UInt8] = []

    init(work: RenderContext) {
        self.work = work
    }

    mutating func write() async throws {
        let document = work.document
        if !document.title.isEmpty {
            buffer.append("# ")
            append([ExportRun(document.title)], isOneLine: true)
            buffer.append("\n")
        }
        if !document.subtitle.isEmpty {
            buffer.append("\n")
            append([ExportRun(document.subtitleLine)], isOneLine: true)
            buffer.append("\n")
        }
        var reader = document.body.makeReader()
        while let blocks = try await reader.next() {
            for block in blocks { try await write(block) }
        }
        try work.file.flush(&buffer)
    }

    private mutating func write(_ block: ExportBlock) async throws {
        beginLine(isEmpty: true)
        switch block {
        case .heading(let level, let runs):
            beginLine()
            buffer.append(contentsOf: repeatElement(UInt8(ascii: "#"), count: min(level + 1, 6)))
            buffer.append(" ")
            append(runs, isOneLine: true)
            buffer.append("\n")
        case .paragraph(let runs):
            beginLine()
            append(runs, isOneLine: false)
            buffer.append("\n")
        case .code(let language, let text): append(code: text, language: language)
        case .rule:
            beginLine()
            buffer.append("---\n")
        case .quote(let blocks):
            try await indented(by: "> ") { writer in
                for block in blocks { try await writer.write(block) }
            }
        case .list(let list): try await write(list)
        case .table(let table): try await write(table)
        }
        try work.file.take(&buffer)
    }

    private mutating func write(_ list: ExportList) async throws {
        for (index, item) in list.items.enumerated() {
            beginLine()
            let mark = list.start.map { "\($0 + index). " } ?? "- "
            buffer.append(contentsOf: mark.utf8)
            if let isDone = item.isDone { buffer.append(isDone ? "[x] " : "[ ] ") }
            var rest = item.blocks[...]
            if case .paragraph(let runs) = rest.first {
                append(runs, isOneLine: false, indentedBy: mark.utf8.count)
                rest = rest.dropFirst()
            }
            buffer.append("\n")
            try await indented(by: String(repeating: " ", count: mark.utf8.count)) { writer in
                for block in rest { try await writer.write(block) }
            }
        }
    }

    private mutating func indented(
        by prefix: String, _ body: (inout MarkdownWriter) async throws -> Void
    ) async throws {
        let before = indent
        indent += prefix.utf8
        try await body(&self)
        indent = before
    }

    private mutating func beginLine(isEmpty: Bool = false) {
        buffer.append(contentsOf: indent)
        guard isEmpty else { return }
        while buffer.last == 0x20 { buffer.removeLast() }
        buffer.append("\n")
    }

    private mutating func append(_ runs: [ExportRun], isOneLine: Bool, indentedBy extra: Int = 0) {
        var isLineStart = !isOneLine && extra == 0
        for run in runs where !run.text.isEmpty {
            let text = isOneLine ? run.text.split(whereSeparator: \.isNewline).joined(separator: " ") : run.text
            var piece: [UInt8] = []
            if run.style.contains(.code) {
                piece = Self.codeSpan(text)
            } else {
                MarkdownText.append(text: text, to: &piece, atLineStart: isLineStart)
            }
            isLineStart = false
            let marks = Self.marks(of: run, text)
            let isUnderlined = run.style.contains(.underline)
            if run.link != nil { buffer.append("[") }
            if isUnderlined { buffer.append("<u>") }
            buffer.append(contentsOf: marks.utf8)
            for byte in piece {
                buffer.append(byte)
                if byte == 0x0A { buffer.append(contentsOf: indent + repeatElement(0x20, count: extra)) }
            }
            buffer.append(contentsOf: String(marks.reversed()).utf8)
            if isUnderlined { buffer.append("</u>") }
            if let link = run.link {
                buffer.append("](<")
                buffer.append(contentsOf: link.utf8.filter { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") })
                buffer.append(">)")
            }
        }
    }

    /// Marks of emphasis hold only where they touch the text.
    private static func marks(of run: ExportRun, _ text: String) -> String {
        guard let first = text.first, let last = text.last, !first.isWhitespace, !last.isWhitespace else { return "" }
        var marks = ""
        if run.style.contains(.strike) { marks += "~~" }
        if run.style.contains(.bold) { marks += "**" }
        if run.style.contains(.italic) { marks += "*" }
        return marks
    }

    private static func codeSpan(_ text: String) -> [UInt8] {
        let fence = String(repeating: "`", count: longestRun(of: UInt8(ascii: "`"), in: text) + 1)
        let blank = text.first == "`" || text.last == "`" ? " " : ""
        return Array(
            "\(fence)\(blank)\(text.split(whereSeparator: \.isNewline).joined(separator: " "))\(blank)\(fence)".utf8)
    }

    private mutating func append(code: String, language: String) {
        let fence = String(repeating: "`", count: max(3, Self.longestRun(of: UInt8(ascii: "`"), in: code) + 1))
        beginLine()
        buffer.append(contentsOf: fence.utf8)
        buffer.append(contentsOf: language.utf8.filter { $0 > 0x20 && $0 != UInt8(ascii: "`") })
        buffer.append("\n")
        let code = code.hasSuffix("\n") ? code.dropLast() : code[...]
        for line in code.split(separator: "\n", omittingEmptySubsequences: false) {
            beginLine()
            buffer.append(contentsOf: line.utf8)
            buffer.append("\n")
        }
        beginLine()
        buffer.append(contentsOf: fence.utf8)
        buffer.append("\n")
    }

    private static func longestRun(of mark: UInt8, in text: String) -> Int {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == mark ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    private mutating func write(_ table: ExportTable) async throws {
        if let name = table.name {
            beginLine()
            buffer.append("## ")
            append([ExportRun(name)], isOneLine: true)
            buffer.append("\n")
            beginLine(isEmpty: true)
        }
        guard !table.columns.isEmpty else { return }
        if let chart = try await table.chartData(&notes) { append(chart) }
        append(header: table.columns)
        var rows = TableRowStream(table, work.counter)
        while let more = try await rows.next() {
            for row in more {
                append(row: row)
                try work.file.take(&buffer)
            }
        }
    }

    /// A chart as its title, and what it draws as a table where that is something else than the rows below.
    private mutating func append(_ chart: ChartData) {
        beginLine()
        append([ExportRun("Chart: "), ExportRun(ChartText.oneLine(chart.title), .bold)], isOneLine: true)
        append([ExportRun(" (\(chart.specification.type.words))")], isOneLine: true)
        buffer.append("\n")
        beginLine(isEmpty: true)
        if !chart.drawsRows {
            let summary = chart.summary
            append(header: summary.columns.map { Table.Column(name: $0.name, align: $0.isNumeric ? .right : nil) })
            for row in summary.rows.indices.prefix(Self.mostSummaryRows) { append(row: summary.texts(row)) }
            beginLine(isEmpty: true)
            let further = summary.rows.count - Self.mostSummaryRows
            if further > 0 {
                append(sentence: "and \(further == 1 ? "1 more" : "\(ChartNumber.grouped(further)) more").")
            }
        }
        for note in chart.notes { append(sentence: "\(note.prefix(1).uppercased())\(note.dropFirst()).") }
    }

    /// Rows of what a chart draws that are shown.
    private static let mostSummaryRows = 50

    private mutating func append(sentence: String) {
        beginLine()
        append([ExportRun(sentence)], isOneLine: true)
        buffer.append("\n")
        beginLine(isEmpty: true)
    }

    private mutating func append(header columns: [Table.Column]) {
        append(row: columns.map(\.name))
        beginLine()
        for column in columns {
            switch column.align {
            case .left: buffer.append("| :-- ")
            case .center: buffer.append("| :-: ")
            case .right: buffer.append("| --: ")
            case nil: buffer.append("| --- ")
            }
        }
        buffer.append("|\n")
    }

    private mutating func append(row: [String]) {
        beginLine()
        for cell in row {
            buffer.append("| ")
            MarkdownText.append(cell: cell, to: &buffer)
            buffer.append(" ")
        }
        buffer.append("|\n")
    }
}

import DocketCharts
import DocketDomain

/// JSON that scripts read, and that docket reads again: a table as `{title, chart, columns, rows}`, a sheet as
/// `{title, tables}`, other documents as they were written or else as their blocks. Cells are text, as they are stored; a
/// chart is its specification.
struct JSONFileRenderer: Renderer {
    static let passes = 1

    func write(_ work: RenderContext) async throws -> [String] {
        var writer = JSONDocumentWriter(work)
        try await writer.write()
        return []
    }
}

private struct JSONDocumentWriter {
    private let work: RenderContext
    private var buffer: [UInt8] = []

    init(_ work: RenderContext) {
        self.work = work
    }

    mutating func write() async throws {
        let document = work.document
        if case .json(let json) = document.source {
            json.append(to: &buffer, pretty: true)
            buffer.append("\n")
            try work.file.flush(&buffer)
            return
        }
        buffer.append("{\n\"kind\": ")
        append(.string(document.kind.rawValue))
        member("title", .string(document.title))
        member("subtitle", .array(document.subtitle.map(JSON.string)))
        if let author = document.author { member("author", .string(author)) }
        member("created_at", .string(CivilTime(document.created).toTheSecond))
        switch document.source {
        case .markdown(let text): member("markdown", .string(text))
        case .sql(let query):
            member("sql", .string(query.sql))
            member("parameters", query.parameters ?? .null)
            member("database", query.database.map(JSON.string) ?? .null)
            member("visualization", query.visualization ?? .null)
        case .json, nil: try await writeBody()
        }
        buffer.append("\n}\n")
        try work.file.flush(&buffer)
    }

    private mutating func writeBody() async throws {
        var reader = work.document.body.makeReader()
        var isFirst = true
        if work.document.kind == .table {
            while let blocks = try await reader.next() {
                for case .table(let table) in blocks where isFirst {
                    buffer.append(",\n")
                    try await writeMembers(of: table)
                    isFirst = false
                }
            }
            return
        }
        let isSheet = work.document.kind == .sheet
        buffer.append(isSheet ? ",\n\"tables\": [" : ",\n\"blocks\": [")
        while let blocks = try await reader.next() {
            for block in blocks {
                if isSheet, case .table = block {} else if isSheet { continue }
                buffer.append(isFirst ? "\n" : ",\n")
                isFirst = false
                try await write(block, isSheet: isSheet)
            }
        }
        buffer.append("\n]")
    }

    private mutating func write(_ block: ExportBlock, isSheet: Bool = false) async throws {
        switch block {
        case .table(let table):
            buffer.append("{")
            if !isSheet { buffer.append("\"type\": \"table\", ") }
            buffer.append("\"name\": ")
            append(table.name.map(JSON.string) ?? .null)
            buffer.append(",\n")
            try await writeMembers(of: table)
            buffer.append("}")
        case .heading(let level, let runs):
            append(["type": "heading", "level": .number(level), "text": .string(runs.plainText)])
        case .paragraph(let runs):
            append(["type": "paragraph", "text": .string(runs.plainText)])
        case .code(let language, let text):
            append(["type": "code", "language": .string(language), "text": .string(text)])
        case .rule: append(["type": "rule"])
        case .quote(let blocks):
            buffer.append("{\"type\": \"quote\", \"blocks\": ")
            try await write(blocks)
            buffer.append("}")
        case .list(let list):
            buffer.append("{\"type\": \"list\", \"start\": ")
            append(list.start.map(JSON.number) ?? .null)
            buffer.append(", \"items\": [")
            for (index, item) in list.items.enumerated() {
                if index > 0 { buffer.append(", ") }
                buffer.append("{\"done\": ")
                append(item.isDone.map(JSON.bool) ?? .null)
                buffer.append(", \"blocks\": ")
                try await write(item.blocks)
                buffer.append("}")
            }
            buffer.append("]}")
        }
        try work.file.take(&buffer)
    }

    private mutating func write(_ blocks: [ExportBlock]) async throws {
        buffer.append("[")
        for (index, block) in blocks.enumerated() {
            if index > 0 { buffer.append(", ") }
            try await write(block)
        }
        buffer.append("]")
    }

    private mutating func writeMembers(of table: ExportTable) async throws {
        if let chart = table.drawableChart {
            buffer.append("\"chart\": ")
            append(chart.json)
            buffer.append(",\n")
        }
        buffer.append("\"columns\": [")
        for (index, column) in table.columns.enumerated() {
            if index > 0 { buffer.append(", ") }
            append(["name": .string(column.name), "align": column.align.map { .string($0.rawValue) } ?? .null])
        }
        buffer.append("],\n\"rows\": [")
        var rows = TableRowStream(table, work.counter)
        var isFirst = true
        while let more = try await rows.next() {
            for row in more {
                buffer.append(isFirst ? "\n[" : ",\n[")
                isFirst = false
                for (index, cell) in row.enumerated() {
                    if index > 0 { buffer.append(",") }
                    append(.string(cell))
                }
                buffer.append("]")
                try work.file.take(&buffer)
            }
        }
        buffer.append("\n]")
    }

    private mutating func member(_ name: StaticString, _ value: JSON) {
        buffer.append(",\n\"")
        buffer.append(name)
        buffer.append("\": ")
        append(value)
    }

    private mutating func append(_ value: JSON) {
        value.append(to: &buffer)
    }
}

import ArgumentParser
import DocketDomain
import DocketExport
import Foundation

/// One export, whose peak memory is printed: `export-memory` starts it as a process of its own. It also writes tables
/// and documents of a JSON file, so that other programs can look at what comes out.
struct ExportOnce: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export-once", abstract: "Export generated rows, or a JSON file, once.", shouldDisplay: false)

    @Argument(help: "pdf, docx, xlsx, csv, md, html or json.") var format: String
    @Argument(help: "The file to write.") var output: String
    @Option(help: "How many rows to generate.") var rows = 10_000
    @Option(help: #"A file with {"columns":[…],"rows":[…]}, {"tables":[…]} or {"markdown":…} instead."#) var input:
        String?
    @Option(help: "A chart of the table, as JSON.") var chart: String?
    @Flag(help: "Put the generated rows into a workspace first, and read them from there.") var stored = false

    func run() async throws {
        guard stored else { return try await export(input.map(Self.document) ?? ExportRows(count: rows).document) }
        try await withTemporaryFolder { folder in
            try await export(StoredRows(rows, in: folder.appendingPathComponent("workspace")).document)
        }
    }

    private func export(_ document: ExportDocument) async throws {
        guard let format = ExportFormat(rawValue: format) else { throw ValidationError("no such format") }
        let url = URL(fileURLWithPath: output)
        let target = try FileOutput(
            folder: url.deletingLastPathComponent(), name: url.lastPathComponent, replacesExisting: true)
        var document = document
        if let chart, let blocks = document.body as? [ExportBlock] {
            let tables = blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
            document.body = tables.with(chart: try JSON(parsing: Array(chart.utf8))).map(ExportBlock.table)
        }
        let before = ProcessMemory.ownPeak
        let used = clock()
        let (report, seconds) = try await measure { try await Exporter().write(document, as: format, to: target) }
        let processors = Double(clock() - used) / Double(CLOCKS_PER_SEC)
        print(
            "\(format.rawValue), \(report.rows) rows, \(report.bytes) bytes in \(seconds.shown) s",
            "(\(processors.shown) s of processors), notes: \(report.notes)")
        OnceRun.tellPeak(from: before)
    }

    private static func document(_ path: String) throws -> ExportDocument {
        let json = try JSON(parsing: [UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
        let title = json["title"]?.string ?? "Untitled"
        let created = Timestamp(milliseconds: 1_795_262_400_000)
        func document(
            _ kind: ExportKind, _ blocks: [ExportBlock], _ source: ExportDocument.Source? = nil
        ) -> ExportDocument {
            ExportDocument(
                kind: kind, title: title, subtitle: ["A thread", "2026-11-21"], author: "docket", created: created,
                body: blocks, source: source)
        }
        if let text = json["markdown"]?.string { return document(.doc, [ExportBlock](markdown: text), .markdown(text)) }
        if let tables = json["tables"]?.array {
            return document(.sheet, tables.map { .table(table($0, name: $0["name"]?.string ?? "")) })
        }
        return document(.table, [.table(table(json, name: nil))])
    }

    private static func table(_ json: JSON, name: String?) -> ExportTable {
        func texts(_ json: JSON) -> [String] { json.array?.map { $0.string ?? "" } ?? [] }
        return ExportTable(
            name: name,
            Table(
                columns: texts(json["columns"] ?? []).map { Table.Column(name: $0) },
                rows: json["rows"]?.array?.map(texts) ?? []))
    }
}

import ArgumentParser
import CXlsxWriter
import DocketDomain
import DocketExport
import DocketStore
import DocketWorkspace
import Foundation

/// Exports against the libraries that others use, in the same run, from the same rows.
struct ExportSpeed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Export of a table to XLSX, PDF and DOCX.")

    @Option(help: "How many rows, of 10 columns, for XLSX and PDF.")
    var rows = 100_000

    @Option(help: "How many rows for DOCX.")
    var documentRows = 5000

    func run() async throws {
        try await withTemporaryFolder { folder in
            let text = folder.appendingPathComponent("rows.tsv")
            try ExportRows.write(rows, to: text)
            let document = try await Self.workspaceDocument(rows, in: folder.appendingPathComponent("workspace"))
            let xlsx = try await Self.seconds(document, .xlsx, in: folder)
            let plain = try await measure { try PlainWorkbook.write(text, to: folder.appendingPathComponent("c.xlsx")) }
            Measurement(
                work: "XLSX, \(rows) × 10, read from the workspace", value: xlsx,
                baseline: "libxlsxwriter, constant memory, from a text file", baselineValue: plain.seconds,
                target: 1.5
            ).print()

            let pdf = try await Self.seconds(document, .pdf, in: folder)
            try await Self.compare(
                "PDF, \(rows) × 10", pdf, "reportlab canvas, the same looks (no wrapping)", PythonScripts.canvas, text,
                in: folder,
                target: 0.4)
            try await Self.compare(
                "PDF, \(rows) × 10", pdf, "reportlab LongTable", PythonScripts.longTable, text, in: folder, target: 0.1)

            let short = folder.appendingPathComponent("short.tsv")
            try ExportRows.write(documentRows, to: short)
            let docx = try await Self.seconds(ExportRows(count: documentRows).document, .docx, in: folder)
            try await Self.compare(
                "DOCX, \(documentRows) × 10", docx, "python-docx", PythonScripts.document, short, in: folder,
                target: 0.05)
        }
    }

    private static func seconds(
        _ document: ExportDocument, _ format: ExportFormat, in folder: URL
    ) async throws -> Double {
        let output = try FileOutput(folder: folder, name: "docket.\(format.rawValue)", replacesExisting: true)
        return try await measure { try await Exporter().write(document, as: format, to: output) }.seconds
    }

    /// The rows as an artifact of a workspace, read from it in chunks.
    private static func workspaceDocument(_ count: Int, in folder: URL) async throws -> ExportDocument {
        let workspace = try await LocalWorkspace.create(folder, account: "bench")
        let table = Table(
            columns: ExportRows.columns.map { Table.Column(name: $0) }, rows: (0..<count).map(ExportRows.row))
        let content = PreparedContent(table)
        let made = try await workspace.perform(
            .createArtifact(NewArtifact(kind: .table, title: "Rows", content: content.content)), idempotencyKey: nil,
            blobs: content.blobs)
        guard let id = made.artifactID,
            case .table(let stored) = try await workspace.queries.revision(nil, of: id).content
        else {
            throw ExitCode.failure
        }
        // What the workspace reads chunk by chunk.
        let reading = ContentReading(
            rows: { chunk in
                let one = TableContent(columns: stored.columns, rowCount: chunk.rowCount, rows: .chunks([chunk]))
                return try await workspace.rows(of: one, artifact: id, in: 0..<chunk.rowCount)
            },
            text: { try await workspace.text(of: $0, artifact: id) })
        return try await ExportDocument(
            .table(stored), title: "Rows", created: Timestamp(milliseconds: 1_795_262_400_000), reading: reading)
    }

    /// Runs a Python script as the baseline, where its library is there.
    private static func compare(
        _ work: String, _ seconds: Double, _ name: String, _ script: String, _ text: URL, in folder: URL, target: Double
    ) async throws {
        let system = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let output = folder.appendingPathComponent("baseline").path
        process.arguments = [system ? "/usr/bin/python3" : "python3", "-c", script, text.path, output]
        let baseline = try await measure {
            try process.run()
            process.waitUntilExit()
        }
        guard process.terminationStatus == 0 else {
            print("\(work): \(seconds.shown) s\n  baseline: \(name) is not installed (Resources/setup --test)")
            return
        }
        Measurement(
            work: work, value: seconds, baseline: name, baselineValue: baseline.seconds, target: target
        ).print()
    }
}

import ArgumentParser
import CXlsxWriter
import DocketDomain
import DocketExport
import Foundation

/// Exports against the libraries that others use, in the same run, from the same rows.
struct ExportSpeed: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Export of a table to XLSX, PDF and DOCX.")

    @Option(help: "How many rows, of 10 columns, for XLSX and PDF.") var rows = 100_000

    @Option(help: "How many rows for DOCX.") var documentRows = 5000

    @Flag(inversion: .prefixedNo, help: "Compare with reportlab's LongTable, which takes minutes.") var longTable = true

    func fill(_ report: Report) async throws {
        try await withTemporaryFolder { folder in
            let text = folder.appendingPathComponent("rows.tsv")
            try ExportRows.write(rows, to: text)
            let stored = try await StoredRows(rows, in: folder.appendingPathComponent("workspace"))
            let xlsx = try await Self.seconds(stored.document, .xlsx, in: folder)
            let plain = try await measure { try PlainWorkbook.write(text, to: folder.appendingPathComponent("c.xlsx")) }
            report.add(
                Measurement(
                    work: "XLSX, \(rows) × 10, read from the workspace", value: xlsx,
                    baseline: "libxlsxwriter, the same cells and formats, constant memory, from a text file",
                    baselineValue: plain.seconds, target: 1.2))

            let pdf = try await Self.seconds(stored.document, .pdf, in: folder)
            try Self.compare("PDF, \(rows) × 10", pdf, .canvas, text, in: folder, target: 0.35, report)
            if longTable {
                try Self.compare("PDF, \(rows) × 10", pdf, .longTable, text, in: folder, target: 0.02, report)
            }
            for format in [ExportFormat.xlsx, .pdf] { try await Self.compareTwo(stored, format, report) }

            let short = folder.appendingPathComponent("short.tsv")
            try ExportRows.write(documentRows, to: short)
            let docx = try await Self.seconds(ExportRows(count: documentRows).document, .docx, in: folder)
            try Self.compare("DOCX, \(documentRows) × 10", docx, .document, short, in: folder, target: 0.05, report)
        }
    }

    private static func seconds(
        _ document: ExportDocument, _ format: ExportFormat, in folder: URL
    ) async throws -> Double {
        let output = try FileOutput(folder: folder, name: "docket.\(format.rawValue)", replacesExisting: true)
        return try await measure { try await Exporter().write(document, as: format, to: output) }.seconds
    }

    /// Two exports at once against one by itself: two processors should take hardly longer.
    private static func compareTwo(_ stored: StoredRows, _ format: ExportFormat, _ report: Report) async throws {
        let one = try await measure { try await stored.export(as: format) }.seconds
        let two = try await measure {
            async let first: Void = stored.export(as: format)
            async let second: Void = stored.export(as: format)
            _ = try await (first, second)
        }.seconds
        report.add(
            Measurement(
                work: "two \(format.name) exports at once", value: two, baseline: "one of them by itself",
                baselineValue: one, target: 1.2))
    }

    /// Runs a Python script as the baseline, where its library is there.
    private static func compare(
        _ work: String, _ seconds: Double, _ baseline: PythonBaseline, _ text: URL, in folder: URL, target: Double,
        _ report: Report
    ) throws {
        guard let python = Installed.python(with: baseline.module) else {
            report.add(Measurement(work: work, notMeasured: "\(baseline.package) is not installed"))
            return
        }
        let output = folder.appendingPathComponent("baseline").path
        let run = try ProgramRun(python, ["-c", baseline.script, text.path, output])
        report.add(
            Measurement(work: work, value: seconds, baseline: baseline.name, baselineValue: run.seconds, target: target)
        )
    }
}

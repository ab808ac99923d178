import DocketDomain
import DocketExport
import Foundation
import TestSupport

/// A document that was written into a folder of its own.
struct Exported {
    let folder: TemporaryFolder
    let name: String
    let report: ExportReport

    init(
        _ document: ExportDocument, as format: ExportFormat, options: ExportOptions = ExportOptions()
    ) async throws {
        folder = try TemporaryFolder()
        let tables = (document.body as? [ExportBlock])?.count { if case .table = $0 { true } else { false } }
        name = "export.\(format.fileExtension(tables: tables ?? 1))"
        report = try await Exporter().write(
            document, as: format, options: options, to: FileOutput(folder: folder.url, name: name))
    }

    var path: String { folder.path(name) }
    var bytes: Data { (try? Data(contentsOf: folder.file(name))) ?? Data() }
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension ExportDocument {
    static let noon = Timestamp(milliseconds: 1_795_262_400_000)

    static func table(_ columns: [String], _ rows: [[String]], title: String = "Fees") -> ExportDocument {
        ExportDocument(
            kind: .table, title: title, subtitle: ["A thread", "\(rows.count) rows"], author: "Ada", created: noon,
            body: [.table(ExportTable(Table(columns: columns.map { Table.Column(name: $0) }, rows: rows)))])
    }

    static func doc(_ markdown: String, title: String = "Notes") -> ExportDocument {
        ExportDocument(
            kind: .doc, title: title, author: "Ada", created: noon, body: [ExportBlock](markdown: markdown),
            source: .markdown(markdown))
    }

    static func sheet(_ tables: [(name: String, rows: [[String]])]) -> ExportDocument {
        ExportDocument(
            kind: .sheet, title: "Sheets", created: noon,
            body: tables.map { name, rows in
                let width = rows.first?.count ?? 1
                let columns = (0..<width).map { Table.Column(name: "Column \($0 + 1)") }
                return ExportBlock.table(ExportTable(name: name, Table(columns: columns, rows: rows)))
            })
    }
}

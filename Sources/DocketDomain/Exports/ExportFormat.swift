/// The formats that docket writes; the raw value is also the file's extension.
package enum ExportFormat: String, Hashable, Sendable, Codable, CaseIterable {
    case pdf, docx, xlsx, csv
    case markdown = "md"
    case html, json, sql

    /// As people call it.
    package var name: String {
        switch self {
        case .pdf, .docx, .xlsx, .csv, .html, .json, .sql: rawValue.uppercased()
        case .markdown: "Markdown"
        }
    }

    /// The extension of the file: that of an archive where several tables become a file each.
    package func fileExtension(tables: Int) -> String {
        self == .csv && tables != 1 ? Self.archiveExtension : rawValue
    }

    package static let archiveExtension = "zip"

    /// Whether the file holds tables and nothing else.
    package var holdsTablesOnly: Bool { self == .xlsx || self == .csv }

    /// The media type (IANA) of a file with that extension.
    package static func mediaType(ofExtension fileExtension: String) -> String {
        switch fileExtension {
        case "pdf": "application/pdf"
        case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case "csv": "text/csv; charset=utf-8"
        case "md": "text/markdown; charset=utf-8"
        case "html": "text/html; charset=utf-8"
        case "json": "application/json"
        case "sql": "application/sql"
        case "zip": "application/zip"
        default: "application/octet-stream"
        }
    }
}

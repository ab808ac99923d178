/// Whether something can be exported in a format, and why not.
package enum ExportCapability: Hashable, Sendable {
    case possible
    /// One sentence for a person.
    case impossible(reason: String)

    package var isPossible: Bool { self == .possible }
}

extension ExportFormat {
    /// Whether a document of that kind can be written in this format.
    package func capability(for kind: ExportKind) -> ExportCapability {
        switch (self, kind) {
        case (.pdf, _), (.docx, _), (.markdown, _), (.html, _), (.json, _): .possible
        case (.xlsx, .table), (.xlsx, .sheet), (.xlsx, .report), (.xlsx, .doc): .possible
        case (.csv, .table), (.csv, .sheet), (.csv, .report): .possible
        // The tables that it has; whether there are any is found out when it is read.
        case (.xlsx, .transcript), (.csv, .transcript): .possible
        case (.sql, .sqlQuery): .possible
        case (.sql, _): .impossible(reason: "Only a SQL query can be exported as SQL.")
        case (.csv, .doc): .impossible(reason: "A document is no table. XLSX takes the tables in it.")
        case (.xlsx, .sqlQuery), (.csv, .sqlQuery):
            .impossible(reason: "The query's text is no table. Run it and export its result.")
        case (.xlsx, .other), (.csv, .other):
            .impossible(reason: "This kind of artifact has no columns. JSON keeps it whole.")
        }
    }

    /// The formats that a document of that kind can be written in.
    package static func possible(for kind: ExportKind) -> [ExportFormat] {
        allCases.filter { $0.capability(for: kind).isPossible }
    }

    /// What to tell before a table of so many rows is exported, where another format does it better.
    package func advice(rows: Int) -> String? {
        guard self == .docx, rows > Self.rowsForWordProcessors else { return nil }
        return "Word processors take minutes to open a table of \(rows) rows. XLSX suits it better."
    }

    private static let rowsForWordProcessors = 5000
}

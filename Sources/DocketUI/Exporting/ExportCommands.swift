import DocketDomain

/// The commands that export what a screen shows.
enum ExportCommands {
    /// Each with its format; the last one opens the options.
    static let all: [(entry: CommandEntry, format: ExportFormat?)] = [
        (CommandEntry(.exportPDF, .exporting, "PDF", ["x p"]), .pdf),
        (CommandEntry(.exportDOCX, .exporting, "DOCX, for word processors", ["x d"]), .docx),
        (CommandEntry(.exportXLSX, .exporting, "XLSX, for spreadsheets", ["x x"]), .xlsx),
        (CommandEntry(.exportCSV, .exporting, "CSV", ["x c"]), .csv),
        (CommandEntry(.exportMarkdown, .exporting, "Markdown", ["x m"]), .markdown),
        (CommandEntry(.exportHTML, .exporting, "HTML", ["x h"]), .html),
        (CommandEntry(.exportJSON, .exporting, "JSON", ["x j"]), .json),
        (CommandEntry(.exportOptions, .exporting, "Options: paper, columns, title, …", ["x o"]), nil),
    ]

    static func refusal(_ target: ExportTarget?, _ format: ExportFormat?, _ shared: SharedState) -> String? {
        if let reason = shared.identity.writeRefusal { return reason }
        guard let target else { return "Select what to export first" }
        guard let format else { return nil }
        if case .impossible(let reason) = format.capability(for: target.kind) { return reason }
        return nil
    }

    /// Begins an export, or opens its options.
    static func run(_ target: ExportTarget, _ format: ExportFormat?, _ context: inout ScreenContext) {
        guard let format else { return context.present(ExportForm(target)) }
        var choices = ExportChoices()
        choices.view = target.view
        context.export(target, as: format, choices)
    }
}

extension CommandID {
    static let exportPDF = CommandID("export.pdf")
    static let exportDOCX = CommandID("export.docx")
    static let exportXLSX = CommandID("export.xlsx")
    static let exportCSV = CommandID("export.csv")
    static let exportMarkdown = CommandID("export.markdown")
    static let exportHTML = CommandID("export.html")
    static let exportJSON = CommandID("export.json")
    static let exportOptions = CommandID("export.options")
}

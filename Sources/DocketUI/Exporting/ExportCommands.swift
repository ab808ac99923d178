import DocketDomain

/// The commands that export what a screen shows, or what is marked there.
enum ExportCommands {
    /// What a command begins with.
    enum Way {
        case format(ExportFormat)
        /// The options are looked through first.
        case options
        /// The same, with a folder for a copy.
        case saving
        /// As the last time.
        case again
    }

    static let all: [(entry: CommandEntry, way: Way)] = [
        (CommandEntry(.exportPDF, .exporting, "PDF", ["x p"], also: ["export", "print"]), .format(.pdf)),
        (
            CommandEntry(
                .exportDOCX, .exporting, "DOCX, for word processors", ["x d"], also: ["export", "word"]),
            .format(.docx)
        ),
        (
            CommandEntry(.exportXLSX, .exporting, "XLSX, for spreadsheets", ["x x"], also: ["export", "excel"]),
            .format(.xlsx)
        ),
        (CommandEntry(.exportCSV, .exporting, "CSV", ["x c"], also: ["export"]), .format(.csv)),
        (CommandEntry(.exportMarkdown, .exporting, "Markdown", ["x m"], also: ["export"]), .format(.markdown)),
        (CommandEntry(.exportHTML, .exporting, "HTML", ["x h"], also: ["export"]), .format(.html)),
        (CommandEntry(.exportJSON, .exporting, "JSON", ["x j"], also: ["export"]), .format(.json)),
        (
            CommandEntry(
                .exportSave, .exporting, "Save to a folder, under a readable name …", ["x s"],
                also: ["export", "download", "save as"]), .saving
        ),
        (
            CommandEntry(
                .exportOptions, .exporting, "Options: paper, columns, title, …", ["x o"], also: ["export"]), .options
        ),
        (
            CommandEntry(
                .exportRepeat, .exporting, "Export once more as the last time", hint: "export again", ["X"],
                also: ["repeat the last export"]), .again
        ),
    ]

    static func refusal(_ targets: [ExportTarget], _ way: Way, _ shared: SharedState) -> String? {
        if let reason = shared.identity.writeRefusal { return reason }
        guard let first = targets.first else {
            return "Select what to export first; what a query gave has to be kept before"
        }
        let format: ExportFormat
        switch way {
        case .format(let wanted): format = wanted
        case .options, .saving: return nil
        case .again:
            guard let last = shared.exportHabits.last else {
                return "Nothing has been exported yet; \(shared.label(of: .exportPDF)) makes a PDF"
            }
            format = last.format
        }
        guard !targets.contains(where: { format.capability(for: $0.kind).isPossible }) else { return nil }
        if case .impossible(let reason) = format.capability(for: first.kind) { return reason }
        return nil
    }

    /// Begins exports, or opens their options.
    static func run(_ targets: [ExportTarget], _ way: Way, _ context: inout ScreenContext) {
        switch way {
        case .format(let format):
            var choices = ExportChoices()
            choices.view = targets.first?.view
            context.export(targets, as: format, choices)
        case .options: context.present(ExportForm(targets))
        case .saving: context.present(ExportForm(targets, savingAs: context.exportHabits))
        case .again:
            guard let first = targets.first, let last = context.exportHabits.last,
                let (choices, destination) = context.exportHabits.again(first)
            else { return }
            context.export(targets, as: last.format, choices, to: destination)
        }
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
    static let exportSave = CommandID("export.save")
    static let exportOptions = CommandID("export.options")
    static let exportRepeat = CommandID("export.repeat")
    static let markArtifact = CommandID("export.mark")
}

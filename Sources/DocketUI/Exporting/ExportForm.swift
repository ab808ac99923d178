import DocketDomain
import TerminalKit

/// The options of an export, to be looked through before it is made.
struct ExportForm: Hashable, Sendable {
    let target: ExportTarget
    var format: ExportFormat
    var choices = ExportChoices()
    var showsView: Bool
    /// The one table of a sheet that is wanted; all of them where there is none.
    var table: Int?
    var title = LineEditor()
    var view = ListState()

    /// A line of the form.
    enum Row: Hashable {
        case format, rows, tables, paper, orientation, margin, header, delimiter, formulas, sensitive, title
    }

    init(_ target: ExportTarget) {
        self.target = target
        format = ExportFormat.possible(for: target.kind).first ?? .json
        showsView = target.view != nil
    }

    /// The lines that say something for the format and the source.
    var rows: [Row] {
        var rows: [Row] = [.format]
        if target.view != nil { rows.append(.rows) }
        if target.tables.count > 1, !showsView { rows.append(.tables) }
        if format == .pdf || format == .docx { rows += [.paper, .orientation, .margin] }
        if [.pdf, .docx, .xlsx].contains(format), target.kind != .transcript { rows.append(.header) }
        if format == .csv { rows += [.delimiter, .formulas] }
        if target.kind == .report { rows.append(.sensitive) }
        return rows + [.title]
    }

    var row: Row { rows[min(view.selection, rows.count - 1)] }

    func label(of row: Row) -> String {
        switch row {
        case .format: "Format"
        case .rows: "Rows and columns"
        case .tables: "Tables"
        case .paper: "Paper"
        case .orientation: "Orientation"
        case .margin: "Margins"
        case .header: "Header row"
        case .delimiter: "Separated by"
        case .formulas: "Formulas"
        case .sensitive: "Sensitive fields"
        case .title: "Title"
        }
    }

    func value(of row: Row) -> String {
        let options = choices.options
        return switch row {
        case .format: format.name
        case .rows: showsView ? "what the viewer shows" : "everything"
        case .tables: table.map(name(ofTable:)) ?? "all \(target.tables.count)"
        case .paper: options.paper == .a4 ? "A4" : "Letter"
        case .orientation: options.orientation == .automatic ? "as the columns need it" : options.orientation.rawValue
        case .margin: "\(Int(options.margin)) mm"
        case .header: options.headerStyle.rawValue
        case .delimiter: options.delimiter.rawValue
        case .formulas: options.neutralisesFormulas ? "text stays text" : "left as it is"
        case .sensitive: choices.withSensitive ? "in the file" : "left out"
        case .title: title.text
        }
    }

    /// Changes the value of the selected line to the next one, or the one before.
    mutating func change(by step: Int) {
        switch row {
        case .format: format = Self.next(format, in: ExportFormat.possible(for: target.kind), step)
        case .rows: showsView.toggle()
        case .tables: table = Self.next(table, in: [nil] + target.tables.indices.map(Optional.some), step)
        case .paper:
            choices.options.paper = Self.next(choices.options.paper, in: Array(ExportOptions.Paper.allCases), step)
        case .orientation:
            choices.options.orientation = Self.next(
                choices.options.orientation, in: Array(ExportOptions.Orientation.allCases), step)
        case .margin: choices.options.margin = Self.next(choices.options.margin, in: Self.margins, step)
        case .header:
            choices.options.headerStyle = Self.next(
                choices.options.headerStyle, in: Array(ExportOptions.HeaderStyle.allCases), step)
        case .delimiter:
            choices.options.delimiter = Self.next(
                choices.options.delimiter, in: Array(ExportOptions.Delimiter.allCases), step)
        case .formulas: choices.options.neutralisesFormulas.toggle()
        case .sensitive: choices.withSensitive.toggle()
        case .title: break
        }
    }

    /// What is asked for as the form stands.
    var wanted: ExportChoices {
        var wanted = choices
        wanted.view = showsView ? target.view : table.map(Self.whole(table:))
        wanted.options.title = title.text.trimmed.isEmpty ? nil : title.text.trimmed
        return wanted
    }

    /// A table of a sheet with all its rows and columns.
    private static func whole(table: Int) -> ExportView {
        ExportView(sheet: table, columns: [], filters: [], sorts: [])
    }

    private func name(ofTable index: Int) -> String {
        let name = target.tables[index].shown
        return name.isEmpty ? "table \(index + 1)" : name
    }

    /// Millimetres.
    private static let margins: [Double] = [5, 10, 15, 20, 25, 30]

    private static func next<Value: Equatable>(_ value: Value, in all: [Value], _ step: Int) -> Value {
        guard let index = all.firstIndex(of: value) else { return value }
        return all[(index + step + all.count) % all.count]
    }
}

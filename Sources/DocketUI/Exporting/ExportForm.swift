import DocketDomain
import TerminalKit

/// The options of an export, to be looked through before it is made.
struct ExportForm: Hashable, Sendable {
    let targets: [ExportTarget]
    var format: ExportFormat
    var choices = ExportChoices()
    var showsView: Bool
    /// The one table of a sheet that is wanted; all of them where there is none.
    var table: Int?
    /// The columns that are wanted; all of them where there is none.
    var columns: Set<Int>?
    var title = LineEditor()
    var folder = LineEditor()
    var name = LineEditor()
    var view = ListState()
    /// The destination that is being looked at before the form is sent.
    var asked: ExportDestination?
    /// Why that cannot be used.
    var refusedDestination: String?

    /// A line of the form.
    enum Row: Hashable {
        case format, rows, tables, paper, orientation, margin, header, delimiter, formulas, sensitive, contents, columns
        case column(Int)
        case folder, name, title
    }

    /// - Parameter targets: What is exported, one at least.
    init(_ targets: [ExportTarget]) {
        self.targets = targets
        let possible = Self.formats(of: targets)
        format = possible.first ?? .json
        showsView = targets.count == 1 && targets.first?.view != nil
    }

    /// With the folder and the format of the last time.
    init(_ targets: [ExportTarget], savingAs habits: ExportHabits) {
        self.init(targets)
        if let last = habits.last?.format, formats.contains(last) { format = last }
        folder = LineEditor(habits.folder ?? "")
        if folder.isEmpty { view.selection = rows.firstIndex(of: .folder) ?? 0 }
    }

    /// The only target; nil where there are several.
    var target: ExportTarget? { targets.count == 1 ? targets.first : nil }

    var formats: [ExportFormat] { Self.formats(of: targets) }

    private static func formats(of targets: [ExportTarget]) -> [ExportFormat] {
        let possible = Set(Set(targets.map(\.kind)).flatMap(ExportFormat.possible(for:)))
        return ExportFormat.allCases.filter(possible.contains)
    }

    /// The lines that say something for the format and the source.
    var rows: [Row] {
        var rows: [Row] = [.format]
        if target?.view != nil { rows.append(.rows) }
        if let target, target.tables.count > 1, !showsView { rows.append(.tables) }
        if format == .pdf || format == .docx { rows += [.paper, .orientation, .margin] }
        if format == .xlsx { rows += [.paper, .orientation] }
        let kinds = Set(targets.map(\.kind))
        if [.pdf, .docx, .xlsx].contains(format), kinds != [.transcript] { rows.append(.header) }
        if format == .csv { rows += [.delimiter, .formulas] }
        if kinds.contains(.report) { rows.append(.sensitive) }
        if kinds.contains(.transcript), !format.holdsTablesOnly { rows.append(.contents) }
        if !offeredColumns.isEmpty {
            rows.append(.columns)
            if columns != nil { rows += offeredColumns.map(Row.column) }
        }
        rows.append(.folder)
        return rows + (target == nil ? [] : [.name, .title])
    }

    var row: Row { rows[min(view.selection, rows.count - 1)] }

    /// The columns that can be chosen from, in the order in which they would stand.
    var offeredColumns: [Int] {
        guard let target, !target.columns.isEmpty else { return [] }
        let all = Array(target.columns.indices)
        if showsView, let view = target.view { return view.columns.isEmpty ? all : view.columns }
        if target.kind == .sheet, target.tables.count > 1 { return table == target.sheet ? all : [] }
        return all
    }

    /// The text of a line that is typed.
    static func editor(of row: Row) -> WritableKeyPath<ExportForm, LineEditor>? {
        switch row {
        case .title: \.title
        case .folder: \.folder
        case .name: \.name
        default: nil
        }
    }

    /// Changes the value of the selected line to the next one, or the one before.
    mutating func change(by step: Int) {
        switch row {
        case .format: format = Self.next(format, in: formats, step)
        case .rows: showsView.toggle()
        case .tables:
            table = Self.next(table, in: [nil] + (target?.tables ?? []).indices.map(Optional.some), step)
            columns = nil
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
        case .contents: choices.withContents.toggle()
        case .columns: columns = columns == nil ? Set(offeredColumns) : nil
        case .column(let index):
            if columns?.remove(index) == nil { columns?.insert(index) }
        case .title, .folder, .name: break
        }
    }

    /// Why the form can't be sent as it stands.
    var refusal: String? {
        let chosen = offeredColumns.filter { columns?.contains($0) ?? true }
        return offeredColumns.isEmpty || !chosen.isEmpty ? nil : "Choose one column at least"
    }

    /// What is asked for as the form stands.
    var wanted: ExportChoices {
        var wanted = choices
        wanted.view = showsView ? target?.view : table.map(Self.whole(table:))
        wanted.options.title = Self.text(title)
        if columns != nil, !offeredColumns.isEmpty {
            let chosen = offeredColumns.filter { columns?.contains($0) ?? true }
            if wanted.view != nil {
                wanted.view?.columns = chosen
            } else if chosen.count < target?.columns.count ?? 0 {
                wanted.options.columns = chosen
            }
        }
        return wanted
    }

    /// Where a copy is wanted.
    var destination: ExportDestination? {
        Self.text(folder).map { ExportDestination(folder: $0, name: target == nil ? nil : Self.text(name)) }
    }

    private static func text(_ editor: LineEditor) -> String? {
        let text = editor.text.trimmed
        return text.isEmpty ? nil : text
    }

    /// A table of a sheet with all its rows and columns.
    private static func whole(table: Int) -> ExportView {
        ExportView(sheet: table, columns: [], filters: [], sorts: [])
    }

    /// Millimetres.
    private static let margins: [Double] = [5, 10, 15, 20, 25, 30]

    private static func next<Value: Equatable>(_ value: Value, in all: [Value], _ step: Int) -> Value {
        guard let index = all.firstIndex(of: value) else { return value }
        return all[(index + step + all.count) % all.count]
    }
}

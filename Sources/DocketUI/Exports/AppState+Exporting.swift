import DocketDomain
import TerminalKit

/// Beginning exports, and what is told of them.
extension AppState {
    /// What `x` exports here.
    var exportTarget: ExportTarget? {
        switch focus {
        case .threads: return threadTarget
        case .messages:
            let artifacts = openableArtifacts
            return artifacts.count == 1 ? target(artifacts[0], view: nil) : threadTarget
        case .artifacts: return shownShelf.list.selection.map { target($0, view: nil) }
        case .viewer:
            var shown = shownShelf.selection.map { target($0, view: viewOfTable) }
            if case .table(let table) = shownShelf.viewer?.body, table.sheets.count > 1 {
                shown?.tables = table.sheets.map(\.name)
            }
            return shown
        case .desk where screen == .review:
            guard let item = review.selection else { return nil }
            return ExportTarget(
                source: .batch(item.batchID), kind: .report, title: "Review: \(item.customerName)", view: nil)
        case .desk:
            guard let profile = customers.profile else { return nil }
            return ExportTarget(
                source: .customer(profile.summary.id), kind: .report, title: profile.summary.name, view: nil)
        case .exports: return nil
        }
    }

    private var threadTarget: ExportTarget? {
        guard let thread = reading?.thread else { return nil }
        return ExportTarget(source: .thread(thread.id), kind: .transcript, title: thread.title, view: nil)
    }

    private func target(_ artifact: ArtifactSummary, view: ExportView?) -> ExportTarget {
        let kind: ExportKind =
            switch artifact.kind {
            case .table: .table
            case .sheet: .sheet
            case .doc: .doc
            case .sqlQuery: .sqlQuery
            case .profileEdit: .report
            default: .other
            }
        return ExportTarget(source: .artifact(artifact.id), kind: kind, title: artifact.title, view: view)
    }

    /// What the open table shows, where that is not simply everything.
    private var viewOfTable: ExportView? {
        guard case .table(let table) = shownShelf.viewer?.body else { return nil }
        let sheet = table.sheet
        let columns = sheet.columns.shown
        guard !sheet.filters.isEmpty || !sheet.sorts.isEmpty || columns.count < sheet.columns.count else { return nil }
        return ExportView(
            sheet: table.selected, columns: Array(columns), filters: sheet.filters.map(\.source),
            sorts: sheet.sorts.map { ExportView.Sort(column: $0.column, descending: $0.direction == .descending) })
    }

    /// The formats that keys ask for.
    static let exportFormats: [CommandID: ExportFormat] = [
        .exportPDF: .pdf, .exportDOCX: .docx, .exportXLSX: .xlsx, .exportCSV: .csv, .exportMarkdown: .markdown,
        .exportHTML: .html, .exportJSON: .json,
    ]

    func exportRefusal(of id: CommandID) -> String? {
        if identity.isReadOnly { return "The workspace is open for reading only" }
        guard let target = exportTarget else { return "Select what to export first" }
        guard let format = Self.exportFormats[id] else { return nil }
        if case .impossible(let reason) = format.capability(for: target.kind) { return reason }
        return nil
    }

    /// Begins an export, or opens its options.
    mutating func runExport(_ id: CommandID, _ effects: inout [Effect]) {
        guard let target = exportTarget else { return }
        guard let format = Self.exportFormats[id] else {
            overlay = .exportForm(ExportFormState(target))
            return
        }
        var choices = ExportChoices()
        choices.view = target.view
        export(target, as: format, choices, &effects)
    }

    private mutating func export(
        _ target: ExportTarget, as format: ExportFormat, _ choices: ExportChoices, _ effects: inout [Effect]
    ) {
        let ticket = exports.begin(format.name)
        effects.append(
            .exports(.make(ExportWish(ticket: ticket, source: target.source, format: format, choices: choices))))
        let part = choices.view.map { $0.columns.isEmpty ? ", one table of it" : ", as shown" } ?? ""
        say("Exporting “\(target.title.shown)” as \(format.name)\(part)")
    }

    mutating func takeInExportForm(_ key: Key, _ state: ExportFormState, _ effects: inout [Effect]) {
        var state = state
        if key == .enter {
            overlay = nil
            return export(state.target, as: state.format, state.wanted, &effects)
        }
        if let distance = Self.listDistance(of: key, page: state.rows.count) {
            state.view.move(by: distance, count: state.rows.count)
        } else if state.row == .title {
            _ = state.title.handle(key)
        } else {
            switch key.code {
            case .left, .character("h"): state.change(by: -1)
            case .right, .character("l"), .character(" "): state.change(by: 1)
            case .character("j"): state.view.move(by: 1, count: state.rows.count)
            case .character("k"): state.view.move(by: -1, count: state.rows.count)
            default: break
            }
        }
        state.view.selection = min(state.view.selection, state.rows.count - 1)
        overlay = .exportForm(state)
    }

    // MARK: What is told

    mutating func take(_ answer: ExportAnswer) {
        switch answer {
        case .begun(let id, let ticket): exports.underWay[ticket]?.id = id
        case .progress(let share, let ticket): exports.underWay[ticket]?.share = share
        case .finished(let ticket, let name, let bytes, let notes):
            exports.underWay[ticket] = nil
            say((["\(name.shown) · \(ByteText.text(bytes))"] + notes).joined(separator: " · "))
        case .failed(let ticket, let error):
            if let ticket { exports.underWay[ticket] = nil }
            if error.code == .cancelled { say("The export was cancelled") } else { failure = error }
        case .done(let text): say(text)
        }
    }
}

/// Numbers of bytes, in words.
enum ByteText {
    /// Such as `1.2 MB`.
    static func text(_ bytes: Int) -> String {
        guard bytes >= 1000 else { return "\(bytes) B" }
        var tenths = bytes / 100
        for unit in ["kB", "MB"] {
            if tenths < 10_000 { return "\(tenths / 10).\(tenths % 10) \(unit)" }
            tenths /= 1000
        }
        return "\(tenths / 10).\(tenths % 10) GB"
    }
}

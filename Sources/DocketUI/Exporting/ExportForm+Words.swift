import DocketDomain
import TerminalKit

extension ExportForm {
    /// What is exported, in a few words.
    var subject: String { target.map(\.title.shown) ?? "\(targets.count) artifacts, a file each" }

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
        case .contents: "Artifacts"
        case .columns: "Columns"
        case .column: ""
        case .folder: "Save to folder"
        case .name: "File name"
        case .title: "Title"
        }
    }

    func value(of row: Row) -> String {
        let options = choices.options
        return switch row {
        case .format: format.name
        case .rows: showsView ? "what the viewer shows" : "everything"
        case .tables: table.map(name(ofTable:)) ?? "all \(target?.tables.count ?? 0)"
        case .paper: options.paper == .a4 ? "A4" : "Letter"
        case .orientation: options.orientation == .automatic ? "as the columns need it" : options.orientation.rawValue
        case .margin: "\(Int(options.margin)) mm"
        case .header: options.headerStyle.rawValue
        case .delimiter: options.delimiter.rawValue
        case .formulas: options.neutralisesFormulas ? "text stays text" : "left as it is"
        case .sensitive: choices.withSensitive ? "in the file" : "left out"
        case .contents: choices.withContents ? "whole, behind the messages" : "named in the messages"
        case .columns:
            columns.map { chosen in "\(offeredColumns.count(where: chosen.contains)) of \(offeredColumns.count)" }
                ?? "all \(offeredColumns.count)"
        case .column(let index): name(ofColumn: index)
        case .title: title.text
        case .folder: folder.text
        case .name: name.text
        }
    }

    /// What stands in a line that nothing has been typed into.
    func placeholder(of row: Row) -> String {
        switch row {
        case .title: target?.title.shown ?? ""
        case .folder: "none: in the workspace only; such as ~/Documents"
        case .name: "the title and the day"
        default: ""
        }
    }

    private func name(ofTable index: Int) -> String {
        let name = target?.tables[index].shown ?? ""
        return name.isEmpty ? "table \(index + 1)" : name
    }

    private func name(ofColumn index: Int) -> String {
        let name = target?.columns[index].shown ?? ""
        let box = columns?.contains(index) ?? true ? "[x]" : "[ ]"
        return "\(box) \(name.isEmpty ? "column \(index + 1)" : name)"
    }
}

import ArgumentParser
import DocketDomain
import DocketWorkspace

/// How an export should look, and what should be in it.
struct ExportLooks: ParsableArguments {
    @Option(help: ArgumentHelp("A4 or Letter.", valueName: "paper"))
    var paper = ExportOptions.Paper.a4

    @Option(help: ArgumentHelp("auto, portrait or landscape; auto goes by the columns.", valueName: "orientation"))
    var orientation = ExportOptions.Orientation.automatic

    @Option(help: ArgumentHelp("Millimetres on every side of a page.", valueName: "mm"))
    var margin: Double?

    @Option(
        help: ArgumentHelp("The header row of tables in PDF, DOCX and XLSX: shaded or plain.", valueName: "style"))
    var header = ExportOptions.HeaderStyle.shaded

    @Option(help: ArgumentHelp("Another title.", valueName: "text"))
    var title: String?

    @Option(
        help: ArgumentHelp(
            "These columns in this order: names separated by commas, or #1, #2, … by number.", valueName: "columns"))
    var columns: String?

    @Option(
        help: ArgumentHelp("These tables of a sheet: names separated by commas, or #1, #2, …", valueName: "tables"))
    var sheets: String?

    @Option(help: ArgumentHelp("What separates the cells of CSV: comma, semicolon, tab or pipe.", valueName: "name"))
    var delimiter = ExportOptions.Delimiter.comma

    @Flag(help: "Leave text in CSV as it is that a spreadsheet could take for a formula.")
    var literal = false

    @Flag(help: "With the fields that are marked sensitive.")
    var sensitive = false

    @Flag(help: "A thread's documents and tables whole, behind its messages.")
    var withContents = false

    func validate() throws {
        if let margin, !(0...100).contains(margin) {
            throw ValidationError("--margin is between 0 and 100 millimetres.")
        }
    }

    /// The choices, with columns and tables by their numbers.
    func choices(of subject: Address, in workspace: any Workspace) async throws -> ExportChoices {
        var choices = ExportChoices()
        choices.options.paper = paper
        choices.options.orientation = orientation
        if let margin { choices.options.margin = margin }
        choices.options.headerStyle = header
        choices.options.title = title
        choices.options.delimiter = delimiter
        choices.options.neutralisesFormulas = !literal
        choices.withSensitive = sensitive
        choices.withContents = withContents
        guard columns != nil || sheets != nil else { return choices }
        guard case .artifact(let id) = subject else {
            throw ValidationError("--columns and --sheets are for artifacts.")
        }
        switch try await workspace.queries.revision(nil, of: id).content {
        case .table(let table):
            guard sheets == nil else { throw ValidationError("--sheets is for sheets; this is a table.") }
            choices.options.columns = try Self.numbers(columns, of: table.columns.map(\.name), "column")
        case .sheet(let tables):
            choices.options.sheets = try Self.numbers(sheets, of: tables.map(\.name), "table")
            if let columns {
                guard let chosen = choices.options.sheets, chosen.count == 1 else {
                    throw ValidationError("--columns needs one table of the sheet: name it with --sheets.")
                }
                choices.options.columns = try Self.numbers(
                    columns, of: tables[chosen[0]].table.columns.map(\.name), "column")
            }
        default: throw ValidationError("--columns and --sheets are for tables and sheets.")
        }
        return choices
    }

    private static func numbers(_ text: String?, of names: [String], _ what: String) throws -> [Int]? {
        guard let text else { return nil }
        return try text.split(separator: ",", omittingEmptySubsequences: true).map { part in
            let name = String(part).trimmed
            if name.hasPrefix("#"), let number = Int(name.dropFirst()), names.indices.contains(number - 1) {
                return number - 1
            }
            let folded = name.lowercased()
            guard let index = names.firstIndex(of: name) ?? names.firstIndex(where: { $0.lowercased() == folded })
            else {
                throw DocketError(
                    .invalidArgument,
                    "There is no \(what) “\(name)”. There are \(names.prefix(20).joined(separator: ", ")).")
            }
            return index
        }
    }
}

extension ExportOptions.Orientation: ExpressibleByArgument {}
extension ExportOptions.HeaderStyle: ExpressibleByArgument {}
extension ExportOptions.Delimiter: ExpressibleByArgument {}

extension ExportOptions.Paper: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(rawValue: argument.lowercased())
    }
}

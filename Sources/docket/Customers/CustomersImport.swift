import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket customers import`.
struct CustomersImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring in customers from a CSV file.",
        discussion: """
            Columns are fields, by key or label, and id, name and rm. A customer who is there already keeps their \
            profile: what differs becomes proposals. A row with a cell that is not allowed changes nothing and is \
            reported; the others are taken.
            """)

    @Argument(help: ArgumentHelp("The file, or - for standard input.", valueName: "file.csv"), completion: .file())
    var file: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    private static let maximumBytes = 64 << 20

    func run() async throws {
        let bytes = try InputBytes.read(file, atMost: Self.maximumBytes)
        let workspace = try await global.openForWriting().workspace
        let report = try await workspace.importCustomers(bytes, idempotencyKey: write.idempotencyKey)
        try global.output.show(report.wire) { Self.text(report) }
        if !global.json, !report.ignoredColumns.isEmpty {
            global.output.note(
                "Not fields, and left out: \(report.ignoredColumns.joined(separator: ", ")). See `docket schema show`.")
        }
        if !global.json { for warning in report.warnings ?? [] { global.output.note("docket: \(warning)") } }
        if report.rows.contains(where: { $0.status == .refused }) { throw ExitStatus.badData }
    }

    private static func text(_ report: CustomerImportReport) -> String {
        var table = ColumnText([
            .init(title: "ROW", side: .right), .init(title: "RESULT"), .init(title: "CUSTOMER"),
            .init(title: "NAME", isFlexible: true),
        ])
        for row in report.rows {
            let result =
                row.status == .proposed ? Count.text(row.proposals, "proposal") : row.status.rawValue
            table.add([String(row.number), result, row.customerID?.rawValue ?? "–", row.name ?? ""])
        }
        let problems = report.rows.flatMap { row in
            row.problems.map { problem in
                let place = "row \(row.number)" + (problem.column.map { ", \($0)" } ?? "")
                return VisibleText.line("\(place): \(problem.message)")
            }
        }
        return ([table.text(width: Terminal.size?.columns)] + problems).joined(separator: "\n")
    }
}

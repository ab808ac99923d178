import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket review report`.
struct ReviewReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Count what became of proposals, by customer, relationship manager and batch.",
        discussion: """
            accepted + edited + rejected + superseded + pending = proposed; decisions that were taken back are counted \
            beside.
            """)

    @Option(help: ArgumentHelp("Proposals for this customer.", valueName: "id"))
    var customer: String?

    @Option(help: ArgumentHelp("Proposals of this relationship manager.", valueName: "user"))
    var rm: String?

    @Option(help: ArgumentHelp("Proposals of this batch.", valueName: "id"))
    var batch: String?

    @Option(help: ArgumentHelp("Proposed at this time or later: \(TimeArgument.help).", valueName: "time"))
    var from: TimeArgument?

    @Option(help: ArgumentHelp("Proposed before this time.", valueName: "time"))
    var to: TimeArgument?

    @Flag(help: "Print CSV.")
    var csv = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard !csv || !global.json else { throw ValidationError("Give --csv or --json, not both.") }
    }

    func run() async throws {
        var filter = ReviewReportFilter()
        filter.customerID = customer.map { CustomerID($0) }
        filter.rmID = rm.map { UserID($0) }
        filter.batchID = batch.map { BatchID($0) }
        filter.from = from?.time
        filter.to = to?.time
        let report = try await global.open().workspace.queries.reviewReport(filter)
        if csv {
            try Output.print(report.csv)
        } else {
            try global.output.show(report.wire) { Self.text(report) }
        }
    }

    private static func text(_ report: ReviewReport) -> String {
        guard !report.rows.isEmpty else { return "No proposals." }
        var table = ColumnText([
            .init(title: "CUSTOMER", isFlexible: true), .init(title: "RM"), .init(title: "PROPOSED AT"),
            .init(title: "PROPOSED", side: .right), .init(title: "ACCEPTED", side: .right),
            .init(title: "EDITED", side: .right), .init(title: "REJECTED", side: .right),
            .init(title: "SUPERSEDED", side: .right), .init(title: "PENDING", side: .right),
            .init(title: "TAKEN BACK", side: .right), .init(title: "BATCH", isOptional: true),
        ])
        func add(_ name: String, _ rm: String, _ time: String, _ counts: ReviewCounts, _ batch: String) {
            table.add(
                [name, rm, time]
                    + [
                        counts.proposed, counts.accepted, counts.edited, counts.rejected, counts.superseded,
                        counts.pending, counts.takenBack,
                    ].map { String($0) } + [batch])
        }
        for row in report.rows {
            add(
                row.customerName, row.rmID?.rawValue ?? "–", row.proposedAt.local, row.counts, row.batchID.rawValue)
        }
        add("Total", "", "", report.total, "")
        return table.text(width: Terminal.size?.columns)
    }
}

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
            accepted + edited + rejected + superseded + withdrawn + pending = proposed; decisions that were taken back \
            are counted beside. With --decided-from or --decided-to only what was decided then is counted: today's \
            decisions are --decided-from and the date.
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

    @Option(help: ArgumentHelp("Decided at this time or later: \(TimeArgument.help).", valueName: "time"))
    var decidedFrom: TimeArgument?

    @Option(help: ArgumentHelp("Decided before this time.", valueName: "time"))
    var decidedTo: TimeArgument?

    @Flag(help: "Print CSV.")
    var csv = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard !csv || !global.json else { throw ValidationError("Give --csv or --json, not both.") }
    }

    func run() async throws {
        let queries = try await global.open().workspace.queries
        var filter = ReviewReportFilter()
        if let customer { filter.customerID = try await queries.customerID(customer) }
        filter.rmID = rm.map { UserID($0) }
        if let batch { filter.batchID = try await queries.batchID(batch) }
        filter.from = from?.time
        filter.to = to?.time
        filter.decidedFrom = decidedFrom?.time
        filter.decidedTo = decidedTo?.time
        let report = try await queries.reviewReport(filter)
        if csv {
            // A file gets the texts as they are; what looks at them here must not be steered by them.
            try Output.print(Terminal.outputIsTerminal ? VisibleText.block(report.csv) : report.csv)
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
            .init(title: "SUPERSEDED", side: .right), .init(title: "WITHDRAWN", side: .right, isOptional: true),
            .init(title: "PENDING", side: .right),
            .init(title: "TAKEN BACK", side: .right), .init(title: "BATCH", isOptional: true),
        ])
        func add(_ name: String, _ rm: String, _ time: String, _ counts: ReviewCounts, _ batch: String) {
            table.add(
                [name, rm, time]
                    + [
                        counts.proposed, counts.accepted, counts.edited, counts.rejected, counts.superseded,
                        counts.withdrawn,
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

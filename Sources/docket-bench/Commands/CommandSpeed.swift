import ArgumentParser
import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation

/// Commands that write many rows, against bare statements that write the same rows in one transaction.
struct CommandSpeed: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "commands", abstract: "Customers imported and proposals handed in, against bare statements.")

    @Option(help: "How many customers are imported.") var customers = 5000

    @Option(help: "How many lines are proposed for one customer.") var lines = 10_000

    func fill(_ report: Report) async throws {
        try await withTemporaryFolder { folder in
            var texts = TextMaker(seed: 5)
            var sheet = "id,name,employer,club\n"
            for number in 1...customers { sheet += "c\(number),\(texts.name()),\(texts.name()),\(texts.name())\n" }
            let bytes = Data(sheet.utf8)
            try await compare("customers import, \(customers)", in: folder.appendingPathComponent("import"), report) {
                _ = try await $0.importCustomers(bytes, idempotencyKey: nil)
            }
            let submission = Submission(
                customerID: CustomerID("c0"),
                lines: (1...lines).map { number in
                    ProposalLine(
                        line: number, fieldKey: ["employer", "club", "plans"][number % 3],
                        proposedValue: .string("\(texts.name()) \(number)"), confidence: .medium)
                })
            try await compare("propose, \(lines) lines", in: folder.appendingPathComponent("propose"), report) {
                guard try await $0.perform(.propose(submission)).submission?.items.count == lines else {
                    throw DocketError(.internal, "Not all lines were taken.")
                }
            }
        }
    }

    /// Does the work in a workspace of its own with one customer, and by hand what it wrote.
    private func compare(
        _ work: String, in folder: URL, _ report: Report, _ body: (LocalWorkspace) async throws -> Void
    ) async throws {
        let workspace = try await LocalWorkspace.create(folder, account: MadeWorkspace.account)
        try await workspace.perform(.setSchema(ProposalMaker.schema))
        try await workspace.perform(
            .addCustomer(NewCustomer(id: CustomerID("c0"), name: "Someone", rmID: workspace.viewer.userID)))
        let seconds = try await measure { try await body(workspace) }.seconds
        let rows = BareRows(of: folder.appendingPathComponent("docket.db"), tables: BareRows.written + ReadModel.tables)
        let bare = try rows.emptied(at: folder.appendingPathComponent("bare.db"))
        report.add(
            Measurement(
                work: work, value: seconds, baseline: "bare statements for the same rows in one transaction",
                baselineValue: try await rows.secondsOfInserting(into: bare), target: 2))
    }
}

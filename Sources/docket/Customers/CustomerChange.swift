import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// A command that changes a customer, not the profile.
enum CustomerChange {
    /// The customer as they are now. Whoever added one for another relationship manager need not see them.
    static func profile(
        _ id: CustomerID, named name: String, in session: Session
    ) async throws(DocketError) -> CustomerProfile {
        do {
            return try await session.workspace.queries.customer(id)
        } catch {
            guard error.code == .notFound else { throw error }
            let now = session.environment.now()
            let summary = CustomerSummary(
                id: id, name: name, rmID: nil, pendingCount: 0, valueCount: 0, createdAt: now, updatedAt: now,
                isErased: false)
            return CustomerProfile(summary: summary, values: [:], schema: try await session.workspace.queries.schema())
        }
    }
}

/// `docket customers assign`.
struct CustomersAssign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Attach another relationship manager; admins only.",
        discussion: "What waits for a decision follows the customer to the new one.")

    @Argument(help: ArgumentHelp("The customer.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("The relationship manager.", valueName: "user"))
    var rm: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try await global.openForWriting().workspace
        let id = try await workspace.queries.customerID(id)
        let outcome = try await workspace.perform(
            .customer(id, .assign(rm: UserID(rm))), idempotencyKey: write.idempotencyKey)
        let profile = try await workspace.queries.customer(id)
        try global.output.show(profile.wire) {
            outcome.already
                ? "\(VisibleText.line(rm)) is the relationship manager already."
                : "\(VisibleText.line(rm)) is the relationship manager of customer:\(VisibleText.line(id.rawValue)) now."
        }
    }
}

/// `docket customers delete`.
struct CustomersDelete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete a customer who has no pending proposals; what happened stays on record.")

    @Argument(help: ArgumentHelp("The customer.", valueName: "id"))
    var id: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try await global.openForWriting().workspace
        let id = try await workspace.queries.customerID(id)
        try await workspace.perform(.customer(id, .delete), idempotencyKey: write.idempotencyKey)
        try global.output.show(["id": .string(id.rawValue), "deleted": true]) {
            "Deleted customer:\(VisibleText.line(id.rawValue)). Their personal data stays in the log: `docket customers erase` takes it out."
        }
    }
}

/// `docket customers erase`.
struct CustomersErase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Take a customer's personal data out of the workspace; admins only.",
        discussion: """
            Values, quotes and names become [erased] in events, messages, tags, labels, the search index and stored \
            answers; attached files of messages that were quoted, exports that tell of the customer and copies from \
            before a restore are removed, and an event says so. It cannot be undone. Backups are yours to delete.

            Documents that name the customer are listed for you to decide, kept, or erased (--documents). Erased at \
            once, only what names the customer is replaced in them; those that were listed first are erased as a whole.
            """)

    @Argument(help: ArgumentHelp("The customer.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Why, for the record.", valueName: "text"))
    var reason: String

    @Option(help: "What becomes of documents that name the customer: erase, keep or list.")
    var documents = DocumentsArgument.list

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try await global.openForWriting().workspace
        let id = try await workspace.queries.customerID(id)
        let report = try await workspace.erase(
            id, reason: reason, documents: documents.mode, idempotencyKey: write.idempotencyKey)
        try global.output.show(report.wire(id.rawValue)) { report.text(id.rawValue, documents.mode) }
    }
}

/// What `customers erase --documents` takes.
enum DocumentsArgument: String, ExpressibleByArgument, CaseIterable {
    case erase, keep, list

    var mode: ErasureDocuments {
        switch self {
        case .erase: .erase
        case .keep: .keep
        case .list: .list
        }
    }
}

extension ErasureReport {
    fileprivate func text(_ customer: String, _ mode: ErasureDocuments) -> String {
        var lines = ["Erased the personal data of customer:\(VisibleText.line(customer))."]
        if exports > 0 { lines.append("\(Count.text(exports, "export")) removed.") }
        if copies > 0 { lines.append("\(copies) \(copies == 1 ? "copy" : "copies") from before a restore removed.") }
        if !documents.isEmpty {
            lines.append(mode == .erase ? "Erased in these documents:" : "These documents still name the customer:")
            lines += documents.map { "  artifact:\($0.id)  \(VisibleText.line($0.title))" }
            if mode == .list {
                lines.append("Decide on them: --documents erase (as a whole), or --documents keep.")
            }
        }
        if !left.customers.isEmpty {
            lines.append(
                "Still named in the data of other customers: "
                    + left.customers.map { VisibleText.line($0.rawValue) }.joined(separator: ", ") + ".")
        }
        return lines.joined(separator: "\n")
    }
}

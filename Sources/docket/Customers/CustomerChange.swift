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
        let outcome = try await workspace.perform(
            .customer(CustomerID(id), .assign(rm: UserID(rm))), idempotencyKey: write.idempotencyKey)
        let profile = try await workspace.queries.customer(CustomerID(id))
        try global.output.show(profile.wire) {
            outcome.already
                ? "\(VisibleText.line(rm)) is the relationship manager already."
                : "\(VisibleText.line(rm)) is the relationship manager of customer:\(VisibleText.line(id)) now."
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
        try await workspace.perform(.customer(CustomerID(id), .delete), idempotencyKey: write.idempotencyKey)
        try global.output.show(["id": .string(id), "deleted": true]) {
            "Deleted customer:\(VisibleText.line(id)). Their personal data stays in the log: `docket customers erase` takes it out."
        }
    }
}

/// `docket customers erase`.
struct CustomersErase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Take a customer's personal data out of the workspace; admins only.",
        discussion: """
            Values, quotes and names become [erased] in events, messages, the search index and stored answers, exports \
            of the customer are deleted, and an event says so. It cannot be undone. Backups are yours to delete.
            """)

    @Argument(help: ArgumentHelp("The customer.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Why, for the record.", valueName: "text"))
    var reason: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try await global.openForWriting().workspace
        let outcome = try await workspace.erase(
            CustomerID(id), reason: reason, idempotencyKey: write.idempotencyKey)
        try global.output.show(["id": .string(id), "erased": true, "already": .bool(outcome.already)]) {
            "Erased the personal data of customer:\(VisibleText.line(id))."
        }
    }
}

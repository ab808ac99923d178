import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket customers add`.
struct CustomersAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a customer, with what is known of them.",
        discussion: "You become the relationship manager where you are one; an admin names another with --rm.")

    @Option(help: ArgumentHelp("The name of the person or company.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("An id of your own, without white space.", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("The relationship manager.", valueName: "user"))
    var rm: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("A value of the profile; may be given several times.", valueName: "field=value"))
    var assignments: [FieldAssignment] = []

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        _ = try FieldAssignment.values(assignments)
    }

    func run() async throws {
        let session = try await global.openForWriting()
        let new = NewCustomer(
            id: id.map { CustomerID($0) }, name: name, rmID: rm.map { UserID($0) },
            values: try FieldAssignment.values(assignments))
        let outcome = try await session.workspace.perform(.addCustomer(new), idempotencyKey: write.idempotencyKey)
        guard let id = outcome.customerID else {
            throw DocketError(.internal, "The customer was added, but has no id. See `docket customers list`.")
        }
        let profile = try await CustomerChange.profile(id, named: name, in: session)
        try global.output.show(profile.wire) { "Added customer:\(id) “\(VisibleText.line(name))”." }
    }
}

/// `docket customers set`.
struct CustomersSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Correct a profile yourself, as the customer's relationship manager.",
        discussion: "Each value is a proposal and its decision in one step, and on record as both.")

    @Argument(help: ArgumentHelp("The customer.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("The values to set.", valueName: "field=value"))
    var assignments: [FieldAssignment]

    @Flag(help: "Set them as an admin, for a customer of somebody else; it is recorded.")
    var asAdmin = false

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        _ = try FieldAssignment.values(assignments)
    }

    func run() async throws {
        let workspace = try await global.openForWriting().workspace
        let id = try await workspace.queries.customerID(id)
        let outcome = try await workspace.perform(
            .correct(id, try FieldAssignment.values(assignments), asAdmin: asAdmin),
            idempotencyKey: write.idempotencyKey)
        let profile = try await workspace.queries.customer(id)
        let review = outcome.review ?? ReviewOutcome()
        try global.output.show(profile.wire(after: review)) {
            review.decided.isEmpty
                ? "Nothing to change: the profile has these values already."
                : DecisionText.lines(review, ProfileText(schema: profile.schema)).joined(separator: "\n")
        }
    }
}

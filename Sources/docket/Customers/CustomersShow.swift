import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket customers show`.
struct CustomersShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a customer with the profile, and who set each value.")

    @Argument(help: ArgumentHelp("The customer.", valueName: "id"))
    var id: String

    @Flag(help: "Show sensitive values too; JSON always has them.")
    var sensitive = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let queries = try await global.open().workspace.queries
        let profile = try await queries.customer(queries.customerID(id))
        try global.output.show(profile.wire) { CustomerText.whole(profile, showsSensitive: sensitive) }
    }
}

/// `docket customers history`.
struct CustomersHistory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Show what happened to a customer and their profile, newest first.")

    @Argument(help: ArgumentHelp("The customer.", valueName: "id"))
    var id: String

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let queries = try await global.open().workspace.queries
        let page = try await queries.history(of: .customer(try await queries.customerID(id)), page: page.request)
        try global.output.show(page.wire(\.wire)) {
            page.items.map { "\($0.event.recordedAt.local)  \(ExactText.line($0.text))" }.joined(separator: "\n")
        }
        if !global.json, page.hasMore { global.output.note(Count.footer(page, "event")) }
    }
}

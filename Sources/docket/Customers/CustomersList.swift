import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket customers list`.
struct CustomersList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the customers that you may see, by name.")

    @Option(help: ArgumentHelp("Words of the name.", valueName: "text"))
    var text: String?

    @Option(help: ArgumentHelp("Customers of this relationship manager.", valueName: "user"))
    var rm: String?

    @Option(help: ArgumentHelp("By name: asc or desc.", valueName: "order"))
    var order = SortOrder.ascending

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        var filter = CustomerFilter()
        filter.text = text
        filter.rmID = rm.map { UserID($0) }
        filter.order = order
        let page = try await global.open().workspace.queries.customers(filter, page: page.request)
        try global.output.show(page.wire(\.wire)) {
            page.items.isEmpty ? "" : Self.table(page.items)
        }
        if !global.json { global.output.note(Count.footer(page, "customer")) }
    }

    private static func table(_ customers: [CustomerSummary]) -> String {
        var table = ColumnText([
            .init(title: "ID"), .init(title: "NAME", isFlexible: true), .init(title: "RM"),
            .init(title: "PENDING", side: .right), .init(title: "VALUES", side: .right, isOptional: true),
            .init(title: "CHANGED", isOptional: true),
        ])
        for customer in customers {
            table.add([
                customer.id.rawValue, customer.name, customer.rmID?.rawValue ?? "–",
                customer.pendingCount == 0 ? "–" : String(customer.pendingCount), String(customer.valueCount),
                customer.updatedAt.local,
            ])
        }
        return table.text(width: Terminal.size?.columns)
    }
}

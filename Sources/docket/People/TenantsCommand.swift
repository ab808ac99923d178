import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket tenants`: organisations that see nothing of each other.
struct TenantsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenants", abstract: "List and add tenants.",
        subcommands: [TenantsList.self, TenantsAdd.self], defaultSubcommand: TenantsList.self)
}

/// `docket tenants list`.
struct TenantsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the tenants that know you.")

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let page = try await global.open().workspace.queries.tenants(page: page.request)
        try global.output.show(page.wire { ["id": .string($0.id.rawValue), "name": .string($0.name)] }) {
            var table = ColumnText([.init(title: "ID"), .init(title: "NAME", isFlexible: true)])
            for tenant in page.items { table.add([tenant.id.rawValue, tenant.name]) }
            return table.text(width: Terminal.size?.columns)
        }
        if !global.json, page.hasMore { global.output.note(Count.footer(page, "tenant")) }
    }
}

/// `docket tenants add`.
struct TenantsAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a tenant, with you as its admin. Admins only.")

    @Argument(help: ArgumentHelp("A short name.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("The name to show; the id unless given.", valueName: "name"))
    var name: String?

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try await global.openForWriting().workspace
        let viewer = workspace.viewer
        let admin = User(id: viewer.userID, name: viewer.userID.rawValue, role: .admin)
        let name = name ?? id
        try await workspace.perform(
            .createTenant(TenantID(id), name: name, firstUser: admin), idempotencyKey: write.idempotencyKey)
        try global.output.show(["id": .string(id), "name": .string(name)]) {
            "Added the tenant \(VisibleText.line(id)). You are its admin: docket --tenant \(VisibleText.line(id)) …"
        }
    }
}

import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket users`: who works in a tenant.
struct UsersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "users", abstract: "List, add and remove users, and say what agents see of profiles.",
        subcommands: [UsersList.self, UsersAdd.self, UsersGrant.self, UsersRemove.self],
        defaultSubcommand: UsersList.self)
}

/// `docket users list`.
struct UsersList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the users of the tenant.")

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let page = try await global.open().workspace.queries.users(page: page.request)
        try global.output.show(page.wire(\.wire)) {
            var table = ColumnText([
                .init(title: "ID"), .init(title: "NAME", isFlexible: true), .init(title: "ROLE"),
                .init(title: "ACCOUNT"), .init(title: "SEES"),
            ])
            for user in page.items {
                table.add([
                    user.id.rawValue, user.name, user.role.rawValue, user.osAccount ?? "", user.sees?.rawValue ?? "",
                ])
            }
            return table.text(width: Terminal.size?.columns)
        }
        if !global.json, page.hasMore { global.output.note(Count.footer(page, "user")) }
    }
}

/// `docket users add`.
struct UsersAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a user; admins only.")

    @Argument(help: ArgumentHelp("A short name without white space.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("The name to show.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("rm, admin, member or agent.", valueName: "role"))
    var role: RoleArgument

    @Option(help: ArgumentHelp("The account of the system that alone may act as this user.", valueName: "name"))
    var osAccount: String?

    @Flag(help: "An agent sees the names and profiles of all customers, but for sensitive fields.")
    var seesProfiles = false

    @Flag(help: "Beside --sees-profiles: sensitive fields too.")
    var seesSensitive = false

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard seesProfiles || !seesSensitive else {
            throw ValidationError("--sees-sensitive is granted beside --sees-profiles.")
        }
    }

    func run() async throws {
        let workspace = try await global.openForWriting().workspace
        let sees: ProfileSight? = seesSensitive ? .sensitive : seesProfiles ? .profiles : nil
        let user = User(
            id: UserID(id.trimmed), name: name.trimmed, role: role.role, osAccount: osAccount, sees: sees)
        let outcome = try await workspace.perform(.addUser(user), idempotencyKey: write.idempotencyKey)
        try global.output.show(user.wire) {
            outcome.already
                ? "The user \(VisibleText.line(user.id.rawValue)) is there already."
                : "Added the user \(VisibleText.line(user.id.rawValue)) (\(user.role.rawValue))."
        }
    }
}

/// `docket users grant`.
struct UsersGrant: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant",
        abstract: "Say what an agent sees of profiles; admins only.",
        discussion: """
            nothing: what it proposed, and what became of it (as without a grant)
            profiles: also the names and profiles of all customers, but for sensitive fields
            sensitive: these too
            """)

    @Argument(help: ArgumentHelp("The agent.", valueName: "id"))
    var id: String

    @Argument(help: "nothing, profiles or sensitive.")
    var sight: SightArgument

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try await global.openForWriting().workspace
        let outcome = try await workspace.perform(
            .grantSight(UserID(id), sight.sight), idempotencyKey: write.idempotencyKey)
        try global.output.show(
            [
                "id": .string(id), "sees": sight.sight.map { .string($0.rawValue) } ?? .null,
                "already": .bool(outcome.already),
            ]
        ) { "\(VisibleText.line(id)) sees \(sight.text) now." }
    }
}

/// What `users grant` takes.
enum SightArgument: String, ExpressibleByArgument, CaseIterable {
    case nothing, profiles, sensitive

    var sight: ProfileSight? { ProfileSight(rawValue: rawValue) }

    var text: String {
        switch self {
        case .nothing: "no profiles"
        case .profiles: "profiles but for sensitive fields"
        case .sensitive: "profiles with sensitive fields"
        }
    }
}

/// `docket users remove`.
struct UsersRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a user; what they made stays. Admins only.")

    @Argument(help: ArgumentHelp("The user.", valueName: "id"))
    var id: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try await global.openForWriting().workspace
        try await workspace.perform(.removeUser(UserID(id)), idempotencyKey: write.idempotencyKey)
        try global.output.show(["id": .string(id), "removed": true]) { "Removed the user \(VisibleText.line(id))." }
    }
}

import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket tokens`: secrets by which programs say for whom they work.
struct TokensCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens", abstract: "List, make and revoke the tokens of users, for programs that call a server.",
        subcommands: [TokensList.self, TokensAdd.self, TokensRevoke.self], defaultSubcommand: TokensList.self)
}

/// `docket tokens list`.
struct TokensList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List tokens, newest first: your own, and for an admin all.")

    @Argument(help: ArgumentHelp("Of this user alone.", valueName: "user"))
    var holder: String?

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let session = try await global.open()
        let page = try await session.workspace.queries.tokens(of: holder.map { UserID($0) }, page: page.request)
        let now = session.environment.now()
        try global.output.show(page.wire(\.wire)) {
            var table = ColumnText([
                .init(title: "ID"), .init(title: "USER"), .init(title: "NAME", isFlexible: true),
                .init(title: "SCOPES"), .init(title: "MADE"), .init(title: "EXPIRES"),
            ])
            for token in page.items {
                table.add([
                    token.id.rawValue, token.userID.rawValue, token.name,
                    token.scopes.map(\.rawValue).joined(separator: " "), token.createdAt.local,
                    token.expiresAt > now ? token.expiresAt.local : "expired",
                ])
            }
            return table.text(width: Terminal.size?.columns)
        }
        if !global.json, page.hasMore { global.output.note(Count.footer(page, "token")) }
    }
}

/// `docket tokens add`.
struct TokensAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Make a token for a user: an admin for anybody, people for themselves.",
        discussion: """
            The token is printed once; docket keeps only its digest. Programs show it to docket serve --listen, as \
            “authorization: Bearer TOKEN”, and work as the user then, with the same rights and no more.

            read: look at what the user sees, and follow it
            write: write chats and artifacts, and propose
            decide: decide proposals and take decisions back; never for an agent
            """)

    @Argument(help: ArgumentHelp("The user.", valueName: "user"))
    var holder: String

    @Option(help: ArgumentHelp("What to know it by.", valueName: "text"))
    var name = ""

    @Option(help: ArgumentHelp("How long it is good for: hours (12h), days (90d) or weeks (4w).", valueName: "time"))
    var expires = LifetimeArgument.standard

    @Option(
        help: ArgumentHelp(
            "What it is good for, with commas between: read, write, decide. All that the user may do unless given.",
            valueName: "scopes"))
    var scopes = TokenScopesArgument(scopes: [])

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let session = try await global.openForWriting()
        let workspace = session.workspace
        let token = AccessToken.random()
        let end = Timestamp(milliseconds: session.environment.now().milliseconds + expires.milliseconds)
        let new = NewToken(
            token, of: UserID(holder.trimmed), name: name, scopes: scopes.scopes, expiresAt: end)
        try await workspace.perform(.addToken(new), idempotencyKey: write.idempotencyKey)
        let made = try await Page.all { page throws(DocketError) in
            try await workspace.queries.tokens(of: new.userID, page: page)
        }.first { $0.id == token.id }
        guard let made else {
            throw DocketError(.conflict, "The token was revoked as it was made. Make another one.")
        }
        try global.output.show(made.wire.adding(["token": .string(token.text)])) { token.text }
        if !global.json {
            global.output.note("It is shown this once. It is good until \(made.expiresAt.local).")
        }
    }
}

/// `docket tokens revoke`.
struct TokensRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Revoke a token: within a second it is good for nothing, on every node.")

    @Argument(help: ArgumentHelp("The token's id, as tokens list shows it.", valueName: "id"))
    var id: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try await global.openForWriting().workspace
        try await workspace.perform(.revokeToken(TokenID(id)), idempotencyKey: write.idempotencyKey)
        try global.output.show(["id": .string(id), "revoked": true]) { "Revoked the token \(VisibleText.line(id))." }
    }
}

/// How long something is good for, such as `90d`.
struct LifetimeArgument: ExpressibleByArgument {
    let text: String
    let milliseconds: Int64

    static let standard = LifetimeArgument(text: "90d", milliseconds: 90 * day)

    private static let day: Int64 = 86_400_000
    private static let units: [Character: Int64] = ["h": day / 24, "d": day, "w": 7 * day]
    /// Whatever is longer is refused all the same.
    private static let most: Int64 = 1_000_000

    private init(text: String, milliseconds: Int64) {
        self.text = text
        self.milliseconds = milliseconds
    }

    init?(argument: String) {
        guard let unit = argument.last.flatMap({ Self.units[$0] }), let count = Int64(argument.dropLast()),
            (1...Self.most).contains(count)
        else { return nil }
        self.init(text: argument, milliseconds: count * unit)
    }

    var defaultValueDescription: String { text }
}

/// Scopes with commas between.
struct TokenScopesArgument: ExpressibleByArgument {
    let scopes: Set<TokenScope>

    init(scopes: Set<TokenScope>) {
        self.scopes = scopes
    }

    init?(argument: String) {
        var scopes: Set<TokenScope> = []
        for word in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let scope = TokenScope(rawValue: String(word).trimmed) else { return nil }
            scopes.insert(scope)
        }
        self.scopes = scopes
    }

    var defaultValueDescription: String { "all" }
}

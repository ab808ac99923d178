import ArgumentParser
import DocketApp
import DocketDomain
import DocketWorkspace
import Foundation

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The workspace's folder (DOCKET_WORKSPACE).", valueName: "path"))
    var workspace: String?

    @Option(help: ArgumentHelp("The user to act as (DOCKET_USER); your login name unless given.", valueName: "id"))
    var user: String?

    @Option(help: ArgumentHelp("The tenant to work in.", valueName: "id"))
    var tenant: String?

    @Flag(help: "Refuse to write anything.")
    var readonly = false

    @Flag(help: "Print JSON, and errors as JSON.")
    var json = false

    @Flag(help: "Print results and errors only, no messages and no progress.")
    var quiet = false
}

extension GlobalOptions {
    var output: Output { Output(isJSON: json, isQuiet: quiet) }

    /// Which workspace to open, and as whom.
    var request: Session.Request {
        let environment = ProcessInfo.processInfo.environment
        let user = [self.user, environment["DOCKET_USER"]].lazy.compactMap { $0 }.first { !$0.isEmpty }
        return Session.Request(
            workspace: workspace, tenant: tenant.map { TenantID($0) } ?? .default, user: user.map { UserID($0) },
            readOnly: readonly, environment: environment)
    }

    /// Opens the workspace to look at it.
    func open() async throws -> Session {
        let session = try await Session.open(request)
        if let reason = session.unreachable {
            output.note("This is what the node has; its log is out of reach. \(reason.message)")
        }
        return session
    }

    /// Opens the workspace to change it.
    func openForWriting() async throws -> Session {
        try refuseIfReadOnly()
        return try await open()
    }

    func refuseIfReadOnly() throws(DocketError) {
        guard !readonly else {
            throw DocketError(
                .permissionDenied, "This command writes, and --readonly was given. Leave it out to go on.")
        }
    }
}

extension Session.Request {
    /// The workspace without the settings: they may be what is wrong, or what is to be changed.
    func bareWorkspace() async throws(DocketError) -> LocalWorkspace {
        try await LocalWorkspace.open(folder, tenant: tenant, user: user, account: account, readOnly: readOnly)
    }

    /// The same; nothing where there is none yet.
    func workspaceIfMade() async throws(DocketError) -> LocalWorkspace? {
        guard LocalWorkspace.isThere(in: folder) else { return nil }
        return try await bareWorkspace()
    }
}

/// The option that every writing command takes.
struct WriteOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The same key with the same request is done once, and answered the same again.", valueName: "key"))
    var idempotencyKey: String?
}

/// Which part of a list to show.
struct PageOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Items on a page, at most 100.", valueName: "n"))
    var pageSize = 20

    @Option(help: ArgumentHelp("Where the page before ended: its next_page_token.", valueName: "token"))
    var pageToken = ""

    /// How far totals are counted: scripts want to know more than screens.
    static let countLimit = 10_000

    var request: PageRequest { PageRequest(size: pageSize, token: pageToken, countLimit: Self.countLimit) }
}

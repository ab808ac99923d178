import ArgumentParser
import DocketApp
import DocketDomain
import DocketServer
import DocketWorkspace
import Foundation

/// `docket serve`: the workspace for other programs on this machine.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve other programs on this machine: gRPC over a socket.",
        discussion: """
            Chats and artifacts by the services docket.chat.v1 and docket.artifact.v1; their protocols are in \
            Resources/protocols. The system tells which account calls. Your own programs work as you do here, or as the \
            user that metadata docket-user names; those of another account only as a user who is bound to it (users add \
            --os-account), and only with --group-access.

            The socket is yours alone, in a folder that nobody else may write to. The server ends by an interrupt or \
            SIGTERM, within ten seconds.
            """)

    @Option(help: ArgumentHelp("Where to make the socket.", valueName: "path"), completion: .file())
    var socket: String

    @Flag(help: "Let accounts of the socket's group connect, too.")
    var groupAccess = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let request = global.request
        let session = try await Session.open(request)
        let callers = Callers(
            own: session.workspace,
            host: HostAccounts(own: geteuid()) { number in
                number == geteuid() ? request.account : Account.name(ofNumber: number)
            },
            open: Session.opening(request))
        var settings = ServerSettings(socket: URL(fileURLWithPath: socket).path)
        settings.groupAccess = groupAccess
        let server = Server(settings, callers: callers, log: session.log, makeID: session.environment.makeID)
        let signals = EndingSignals { server.stop() }
        defer { signals.restore() }
        let output = global.output
        let (path, viewer) = (settings.socket, session.workspace.viewer)
        try await server.run {
            try output.show([
                "socket": .string(path), "workspace": .string(session.folder.path),
                "tenant_id": .string(viewer.tenantID.rawValue), "user_id": .string(viewer.userID.rawValue),
            ]) {
                "Serving \(VisibleText.line(session.folder.path)) at unix:\(VisibleText.line(path))"
            }
        }
    }
}

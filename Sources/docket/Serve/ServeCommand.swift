import ArgumentParser
import DocketApp
import DocketDomain
import DocketServer
import DocketWorkspace
import Foundation

/// `docket serve`: the workspace for other programs.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve other programs: gRPC over a socket, the network, or both.",
        discussion: """
            Chats, artifacts and review by the services docket.chat.v1, docket.artifact.v1 and docket.review.v1; their \
            protocols are in Resources/protocols.

            At a socket the system tells which account calls. Your own programs work as you do here, or as the user that \
            metadata docket-user names; those of another account only as a user who is bound to it (users add \
            --os-account), and only with --group-access. The socket is yours alone, in a folder that nobody else may \
            write to.

            At an address (--listen) each call shows a token, as “authorization: Bearer TOKEN”, and works as its user \
            (tokens add). Beyond this machine there is no plain text: give a certificate and its key, which are read \
            anew when they change.

            With --metrics the program that collects your metrics finds them at http://127.0.0.1:PORT/metrics, in \
            Prometheus' text format: calls by method and status, how long they took, open streams, and of a node how \
            far behind its log it is. Nothing of what was said or of who calls is in them, and no other machine reaches \
            them.

            The server ends by an interrupt or SIGTERM, within ten seconds.
            """)

    @Option(help: ArgumentHelp("Where to make the socket.", valueName: "path"), completion: .file())
    var socket: String?

    @Flag(help: "Let accounts of the socket's group connect, too.")
    var groupAccess = false

    @Option(
        help: ArgumentHelp(
            "At which address to be called, such as 127.0.0.1:50051.", valueName: "host:port"))
    var listen: String?

    @Option(
        help: ArgumentHelp("The chain of certificates for it, in PEM.", valueName: "file"),
        completion: .file())
    var tlsCertificate: String?

    @Option(
        help: ArgumentHelp("The key of the first of them, in PEM.", valueName: "file"),
        completion: .file())
    var tlsKey: String?

    @Option(
        help: ArgumentHelp("How many calls a second to take of a person; 0 for all.", valueName: "n"))
    var userRate = CallRates().person ?? 0

    @Option(help: ArgumentHelp("The same of an agent.", valueName: "n"))
    var agentRate = CallRates().agent ?? 0

    @Option(help: ArgumentHelp("The port of this machine at which to give metrics.", valueName: "port"))
    var metrics: Int?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard socket != nil || listen != nil else {
            throw ValidationError("Say where to serve: --socket PATH, --listen HOST:PORT, or both.")
        }
        guard socket != nil || !groupAccess else {
            throw ValidationError("--group-access is about a socket: give --socket PATH.")
        }
        guard (tlsCertificate == nil) == (tlsKey == nil), listen != nil || tlsKey == nil else {
            throw ValidationError(
                "--listen is encrypted with both, --tls-certificate FILE and --tls-key FILE.")
        }
        guard userRate >= 0, agentRate >= 0 else {
            throw ValidationError("A rate is a number of calls, or 0.")
        }
        if let metrics, !(1...65_535).contains(metrics) { throw ValidationError("A port is 1 to 65535.") }
    }

    func run() async throws {
        let settings = try self.settings()
        try settings.check()
        let request = global.request
        let session = try await Session.open(request)
        let callers = Callers(
            own: session.workspace,
            host: HostAccounts(own: geteuid()) { number in
                number == geteuid() ? request.account : Account.name(ofNumber: number)
            },
            open: Session.opening(request))
        let server = Server(
            settings, callers: callers, log: session.log, makeID: session.environment.makeID, node: node(session))
        let signals = EndingSignals { server.stop() }
        defer { signals.restore() }
        let output = global.output
        let viewer = session.workspace.viewer
        let folder = session.folder.path
        let page = metrics.map { "http://127.0.0.1:\($0)/metrics" }
        try await server.run { places in
            try output.show([
                "socket": settings.socket.map { JSON.string($0) } ?? .null,
                "listen": settings.listen == nil ? .null : places.last.map { JSON.string($0) } ?? .null,
                "tls": .bool(settings.certificate != nil), "workspace": .string(folder),
                "tenant_id": .string(viewer.tenantID.rawValue), "user_id": .string(viewer.userID.rawValue),
                "metrics": page.map { .string($0) } ?? .null,
            ]) {
                let names = places.map { $0 == settings.socket ? "unix:\($0)" : $0 }
                return
                    "Serving \(VisibleText.line(folder)) at \(VisibleText.line(names.joined(separator: " and ")))"
                    + (page.map { ", metrics at \($0)" } ?? "")
            }
        }
    }

    private func settings() throws(DocketError) -> ServerSettings {
        var settings = ServerSettings(socket: socket.map { URL(fileURLWithPath: $0).path })
        settings.groupAccess = groupAccess
        settings.listen = try listen.map { text throws(DocketError) in try ListenAddress(text) }
        if let tlsCertificate, let tlsKey {
            settings.certificate = CertificateFiles(certificate: tlsCertificate, key: tlsKey)
        }
        settings.rates = CallRates(
            person: userRate == 0 ? nil : userRate, agent: agentRate == 0 ? nil : agentRate)
        settings.metricsPort = metrics
        return settings
    }

    /// Asks how the workspace stands to its log, where that is elsewhere.
    private func node(_ session: Session) -> (@Sendable () async throws -> NodeStatus)? {
        guard (session.workspace as? LocalWorkspace)?.isNode == true else { return nil }
        let folder = session.folder
        return { try await LocalWorkspace.nodeStatus(in: folder) }
    }
}

import DocketDomain
import DocketServer
import DocketWorkspace
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Logging
import SwiftProtobuf
import Synchronization
import TestSupport

/// A workspace with a few people in it, and a server that can be started at a socket beside it again and again.
///
/// `ada` is the admin, `max` and `mia` are members, `bot` is an agent, and `vera` is bound to the account `visitor`.
final class ServedOffice: Sendable {
    let folder: TemporaryFolder
    let lines = LogLines()
    /// Where the server that was started last takes calls.
    private let places = Mutex<[String]>([])

    static let people: [(String, Role, String?)] = [
        ("max", .member, nil), ("mia", .member, nil), ("bot", .agent, nil), ("vera", .member, "visitor"),
    ]

    init() async throws {
        folder = try TemporaryFolder()
        let admin = try await LocalWorkspace.create(folder.file("workspace"), account: "ada")
        for (id, role, account) in Self.people {
            try await admin.perform(.addUser(User(id: UserID(id), name: id, role: role, osAccount: account)))
        }
    }

    var socket: String { folder.path("docket.sock") }
    /// The port of the server that was started last, where it has one.
    var port: Int? { places.withLock { $0.last?.split(separator: ":").last.flatMap { Int($0) } } }

    func open(_ user: String, tenant: TenantID = .default) async throws -> LocalWorkspace {
        try await LocalWorkspace.open(folder.file("workspace"), tenant: tenant, user: UserID(user), account: "ada")
    }

    func server(
        asAccount account: String = "ada", isOwn: Bool = true, _ configure: (inout ServerSettings) -> Void = { _ in }
    ) async throws -> Server {
        var settings = ServerSettings(socket: socket)
        settings.drain = .seconds(120)
        configure(&settings)
        let folder = folder.file("workspace")
        let callers = Callers(
            own: try await open("ada"), host: HostAccounts(own: isOwn ? geteuid() : geteuid() + 1) { _ in account },
            open: { tenant, user, account in
                try await LocalWorkspace.open(folder, tenant: tenant, user: user, account: account)
            })
        let lines = lines
        let log = Logger(label: "test") { _ in LineHandler(lines: lines) }
        return Server(settings, callers: callers, log: log, makeID: Environment.live.makeID)
    }

    /// Serves while a body runs.
    ///
    /// - Parameters:
    ///   - account: What the account is called from which the body calls.
    ///   - isOwn: Whether that is the server's own.
    func serve(
        asAccount account: String = "ada", isOwn: Bool = true, _ configure: (inout ServerSettings) -> Void = { _ in },
        _ body: @escaping @Sendable (Server, ServedOffice) async throws -> Void
    ) async throws {
        let server = try await server(asAccount: account, isOwn: isOwn, configure)
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (ready, continuation) = AsyncStream.makeStream(of: Void.self)
            group.addTask {
                defer { continuation.finish() }
                try await server.run { places in
                    self.places.withLock { $0 = places }
                    continuation.finish()
                }
            }
            for await _ in ready {}
            do {
                try await body(server, self)
            } catch {
                server.stop()
                throw error
            }
            server.stop()
            try await group.waitForAll()
        }
    }

    /// Calls as a user while a body runs.
    func call(
        as user: String?, metadata: Metadata = [:], _ body: @escaping @Sendable (Caller) async throws -> Void
    ) async throws {
        var named = metadata
        if let user { named.addString(user, forKey: "docket-user") }
        try await withGRPCClient(
            transport: .http2NIOPosix(target: .unixDomainSocket(path: socket), transportSecurity: .plaintext),
            interceptors: [AddedMetadata(metadata: named)]
        ) { client in try await body(Caller(client: client)) }
    }

    /// A token for a user.
    func token(
        of user: String, scopes: Set<TokenScope> = [], for lifetime: Int64 = 86_400_000, tenant: TenantID = .default
    ) async throws -> AccessToken {
        let token = AccessToken.random()
        let admin = try await open("ada", tenant: tenant)
        let end = Timestamp(milliseconds: Timestamp(Date()).milliseconds + lifetime)
        try await admin.perform(
            .addToken(NewToken(token, of: UserID(user), scopes: scopes, expiresAt: end)))
        return token
    }

    /// Calls over the network while a body runs.
    ///
    /// - Parameters:
    ///   - text: What stands in `authorization`; nothing where that is not sent.
    ///   - roots: Whose certificates are believed; nothing for plain text.
    func call(
        showing text: String?, roots: [UInt8]? = nil, metadata: Metadata = [:],
        _ body: @escaping @Sendable (Caller) async throws -> Void
    ) async throws {
        var named = metadata
        if let text { named.addString(text, forKey: "authorization") }
        let security = roots.map { roots in
            HTTP2ClientTransport.Posix.TransportSecurity.tls {
                $0.trustRoots = .certificates([.bytes(roots, format: .pem)])
                $0.serverCertificateVerification = .noHostnameVerification
            }
        }
        try await withGRPCClient(
            transport: .http2NIOPosix(
                target: .ipv4(address: "127.0.0.1", port: port ?? 0), transportSecurity: security ?? .plaintext),
            interceptors: [AddedMetadata(metadata: named)]
        ) { client in try await body(Caller(client: client)) }
    }

    /// Calls over the network by a token while a body runs.
    func call(by token: AccessToken, _ body: @escaping @Sendable (Caller) async throws -> Void) async throws {
        try await call(showing: "Bearer \(token.text)", body)
    }

    /// Serves, and calls as one user, while a body runs.
    func serving(as user: String, _ body: @escaping @Sendable (Caller) async throws -> Void) async throws {
        try await serve { _, office in try await office.call(as: user, body) }
    }

    /// The clients of one user.
    struct Caller: Sendable {
        let client: GRPCClient<HTTP2ClientTransport.Posix>

        var chats: Docket_Chat_V1_ChatQueryService.Client<HTTP2ClientTransport.Posix> { .init(wrapping: client) }
        var chatting: Docket_Chat_V1_ChatCommandService.Client<HTTP2ClientTransport.Posix> { .init(wrapping: client) }
        var artifacts: Docket_Artifact_V1_ArtifactQueryService.Client<HTTP2ClientTransport.Posix> {
            .init(wrapping: client)
        }
        var making: Docket_Artifact_V1_ArtifactCommandService.Client<HTTP2ClientTransport.Posix> {
            .init(wrapping: client)
        }
        var health: Grpc_Health_V1_Health.Client<HTTP2ClientTransport.Posix> { .init(wrapping: client) }

        func newChat(_ title: String, _ visibility: Docket_Chat_V1_ChatVisibility = .private) async throws -> String {
            try await chatting.createChat(
                .with {
                    $0.title = title
                    $0.visibility = visibility
                }
            ).chat.id
        }

        func newDoc(_ title: String, in chat: String = "") async throws -> String {
            try await making.createArtifact(
                .with {
                    $0.title = title
                    $0.kind = "doc"
                    $0.primaryChatID = chat
                    $0.payload = Data(#"{"markdown":"One"}"#.utf8)
                }
            ).artifactID
        }

        @discardableResult
        func say(_ text: String, in chat: String, key: String = "") async throws -> Docket_Chat_V1_ChatMessage {
            try await chatting.sendMessage(
                .with {
                    $0.chatID = chat
                    $0.message = .saying(text)
                    $0.idempotencyKey = key
                }
            ).message
        }
    }
}

extension Docket_Chat_V1_ChatMessageInput {
    static func saying(_ text: String) -> Self {
        .with { $0.parts = [.with { $0.text.text = text }] }
    }
}

/// Puts metadata to each call.
private struct AddedMetadata: ClientInterceptor {
    let metadata: Metadata

    func intercept<Input: Sendable, Output: Sendable>(
        request: StreamingClientRequest<Input>, context: ClientContext,
        next: @concurrent (StreamingClientRequest<Input>, ClientContext) async throws -> StreamingClientResponse<Output>
    ) async throws -> StreamingClientResponse<Output> {
        var request = request
        request.metadata.add(contentsOf: metadata)
        return try await next(request, context)
    }
}

/// What a server has logged.
final class LogLines: Sendable {
    private let lines = Mutex<[Logger.Metadata]>([])

    var all: [Logger.Metadata] { lines.withLock { $0 } }

    fileprivate func add(_ metadata: Logger.Metadata) {
        lines.withLock { $0.append(metadata) }
    }
}

private struct LineHandler: LogHandler {
    let lines: LogLines
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]

    init(lines: LogLines) {
        self.lines = lines
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        lines.add(event.metadata ?? [:])
    }
}

/// A chat and a token, kept from one server to the next.
final class Kept: Sendable {
    private let state = Mutex(("", ""))

    var value: (chat: String, token: String) { state.withLock { $0 } }

    func set(_ chat: String, _ token: String) {
        state.withLock { $0 = (chat, token) }
    }
}

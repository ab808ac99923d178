internal import AsyncHTTPClient
internal import DocketDomain
internal import Foundation
internal import NIOCore
internal import NIOHTTP1

/// Sends requests to one server, and reads what it answers.
struct ChatConnection: Sendable {
    let endpoint: Endpoint
    let key: Secret?
    let now: @Sendable () -> Timestamp

    /// One for the process, and never shut down: it lives as long as the process does. It follows no redirect: what is
    /// said in a conversation, and the key, are for the configured server only.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(10)))
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// How much of a refusal is read.
    private static let refusalBytes = 64 << 10
    private static let listBytes = 8 << 20

    /// The reply, as its events come.
    ///
    /// - Parameter watch: Is told when something came, and waits while `write` does.
    @concurrent func stream(
        _ request: ChatRequest, _ watch: ReplyWatch,
        _ write: @Sendable (AssistantEvent) async throws(AssistantFailure) -> Void
    ) async throws(ChatAttemptError) {
        var message = HTTPClientRequest(url: endpoint.address(of: "chat/completions"))
        message.method = .POST
        message.headers.add(name: "Content-Type", value: "application/json")
        message.headers.add(name: "Accept", value: "text/event-stream, application/json")
        var bytes: [UInt8] = []
        request.json.append(to: &bytes)
        message.body = .bytes(ByteBuffer(bytes: bytes))
        let response = try await send(message)
        var reading = ChatReading(limit: request.request.limits.replyBytes, hiding: key)
        do throws(AssistantFailure) {
            try await read(response.body, &reading, watch, write)
        } catch {
            throw ChatAttemptError(failure: error, hadBegun: reading.hasBegun)
        }
    }

    /// The ids of the server's models.
    func models() async throws(ChatAttemptError) -> [String] {
        var message = HTTPClientRequest(url: endpoint.address(of: "models"))
        message.headers.add(name: "Accept", value: "application/json")
        let response = try await send(message)
        let body = try await body(of: response, atMost: Self.listBytes)
        // What is no JSON is no list either.
        let json = try? JSON(parsing: body.readableBytesView)
        guard let entries = json?["data"]?.array ?? json?["models"]?.array else {
            throw ChatAttemptError(failure: .malformedStream(reason: "no list of models"))
        }
        return entries.compactMap { $0["id"]?.string ?? $0["name"]?.string }
    }

    private func send(_ message: HTTPClientRequest) async throws(ChatAttemptError) -> HTTPClientResponse {
        var message = message
        message.headers.add(name: "User-Agent", value: "docket")
        if let key { message.headers.add(name: "Authorization", value: "Bearer \(key.value)") }
        let response: HTTPClientResponse
        do {
            response = try await Self.client.execute(message, timeout: .hours(24))
        } catch {
            throw ChatAttemptError(failure: failure(error, hadBegun: false))
        }
        let status = Int(response.status.code)
        switch status {
        case 200..<300: return response
        case 300..<400:
            let target = response.headers.first(name: "location").flatMap { URLComponents(string: $0)?.host }
            throw ChatAttemptError(
                failure: .redirected(to: ServerWords(target ?? "another path", hiding: key).text))
        default:
            do throws(ChatAttemptError) {
                throw refusal(response, try await body(of: response, atMost: Self.refusalBytes))
            } catch {
                // A refusal whose words do not come is one all the same.
                if case .noConnection = error.failure { throw refusal(response, ByteBuffer()) }
                throw error
            }
        }
    }

    private func refusal(_ response: HTTPClientResponse, _ body: ByteBuffer) -> ChatAttemptError {
        let retryAfter = response.headers.first(name: "retry-after").flatMap { RetryAfter.duration($0, now: now()) }
        let refusal = ChatRefusal(
            status: Int(response.status.code), error: ChatError(body: body.readableBytesView), retryAfter: retryAfter,
            secret: key)
        return ChatAttemptError(failure: refusal.failure, feature: refusal.feature)
    }

    @concurrent private func read(
        _ body: HTTPClientResponse.Body, _ reading: inout ChatReading, _ watch: ReplyWatch,
        _ write: @Sendable (AssistantEvent) async throws(AssistantFailure) -> Void
    ) async throws(AssistantFailure) {
        var parts = body.makeAsyncIterator()
        while !reading.isDone, let part = try await next(&parts, reading) {
            let before = reading.progress
            let (events, failure) = reading.events { reading, events throws(AssistantFailure) in
                try reading.read(part.readableBytesView, into: &events)
            }
            if reading.progress > before { watch.pause() }
            for event in events { try await write(event) }
            if let failure { throw failure }
            if reading.progress > before { watch.resume() }
        }
        watch.pause()
        let (events, failure) = reading.events { reading, events throws(AssistantFailure) in
            try reading.end(into: &events)
        }
        for event in events { try await write(event) }
        if let failure { throw failure }
    }

    @concurrent private func next(
        _ parts: inout HTTPClientResponse.Body.AsyncIterator, _ reading: ChatReading
    ) async throws(AssistantFailure) -> ByteBuffer? {
        do {
            return try await parts.next()
        } catch {
            let failure = failure(error, hadBegun: reading.hasBegun)
            // A connection that breaks after the end of the reply broke nothing.
            guard reading.hasFinished, failure != .cancelled else { throw failure }
            return nil
        }
    }

    private func body(
        of response: HTTPClientResponse, atMost limit: Int
    ) async throws(ChatAttemptError) -> ByteBuffer {
        var body = ByteBuffer()
        do {
            for try await part in response.body {
                body.writeBytes(part.readableBytesView.prefix(limit - body.readableBytes))
                guard body.readableBytes < limit else { break }
            }
        } catch {
            throw ChatAttemptError(failure: failure(error, hadBegun: false))
        }
        return body
    }

    private func failure(_ error: any Error, hadBegun: Bool) -> AssistantFailure {
        if error is CancellationError || error as? HTTPClientError == .cancelled || Task.isCancelled {
            return .cancelled
        }
        let reason = ServerWords("\(error)", hiding: key).text
        return hadBegun ? .brokenOff(reason: reason) : .noConnection(reason: reason)
    }
}

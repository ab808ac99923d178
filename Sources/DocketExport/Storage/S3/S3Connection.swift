import AsyncHTTPClient
import DocketDomain
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Signs requests, sends them, and sends them again where that helps.
struct S3Connection: Sendable {
    let bucket: S3Bucket
    let signer: SignatureV4
    let retry: RetryPolicy
    let now: @Sendable () -> Timestamp

    /// One for the process, and never shut down: it lives as long as the process does. It follows no redirect, since
    /// another server must not get what was signed for this one.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(10), read: .seconds(60)))
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// How much of an answer that is not a file is read.
    private static let answerBytes = 4 << 20

    /// Sends a request whose answer is short.
    ///
    /// - Parameter what: For errors, such as `keeping an export`.
    func send(_ request: S3Request, _ what: String) async throws(DocketError) -> S3Reply {
        try await attempt(request, what, readsAgain: true) { response throws(DocketError) in
            try await reply(response, what)
        }
    }

    /// Sends a request whose answer is a file, and hands over its bytes. Once bytes have been handed over, nothing is
    /// tried again.
    func receive(
        _ request: S3Request, _ what: String, _ body: (Data) throws(DocketError) -> Void
    ) async throws(DocketError) {
        _ = try await attempt(request, what, readsAgain: false) { response throws(DocketError) in
            guard (200..<300).contains(Int(response.status.code)) else { return try await reply(response, what) }
            let expected = response.headers.first(name: "content-length").flatMap { Int($0) }
            var count = 0
            let end = Self.end(of: expected ?? 0)
            do {
                for try await part in response.body {
                    guard .now < end else { throw Self.tooSlow(what) }
                    count += part.readableBytes
                    try body(Data(part.readableBytesView))
                }
            } catch let error as DocketError {
                throw error
            } catch {
                throw broken(error, what)
            }
            guard expected == nil || expected == count else {
                throw DocketError(.unavailable, "The S3 server broke off while \(what). Try again.")
            }
            return S3Reply(status: Int(response.status.code), headers: [:], body: Data())
        }
    }

    /// A refusal in docket's words, without anything that was sent as a secret.
    func refusal(_ reply: S3Reply, _ what: String) -> DocketError {
        reply.error(what, bucket: bucket, hiding: signer.credentials.secrets)
    }

    /// For how long an answer may drip: however few bytes come at a time, it ends. A file may take longer, at 16 KiB a
    /// second.
    private static let patience = Duration.seconds(120)

    private static func end(of bytes: Int) -> ContinuousClock.Instant {
        .now + patience + .seconds(bytes >> 14)
    }

    private static func tooSlow(_ what: String) -> DocketError {
        DocketError(.unavailable, "The S3 server answers too slowly while \(what). Try again later.")
    }

    private func attempt(
        _ request: S3Request, _ what: String, readsAgain: Bool,
        _ read: (HTTPClientResponse) async throws(DocketError) -> S3Reply
    ) async throws(DocketError) -> S3Reply {
        var number = 1
        // The attempts as a whole end, too: nothing is begun again after it.
        let end = ContinuousClock.now + retry.span + .seconds(request.body.count >> 14)
        while true {
            let outcome = await once(request)
            switch outcome {
            case .success(let response):
                do throws(DocketError) {
                    let reply = try await read(response)
                    if reply.isSuccess { return reply }
                    guard reply.isPassing, number < retry.attempts, .now < end else { throw refusal(reply, what) }
                } catch {
                    guard readsAgain, error.code == .unavailable, number < retry.attempts, .now < end else {
                        throw error
                    }
                }
            case .failure(let error):
                if error is CancellationError || Task.isCancelled { throw Self.cancelled }
                guard Self.isPassing(error), number < retry.attempts, .now < end else { throw broken(error, what) }
            }
            number += 1
            do {
                try await retry.pause(before: number)
            } catch {
                throw Self.cancelled
            }
        }
    }

    private func once(_ request: S3Request) async -> Result<HTTPClientResponse, any Error> {
        let signed = signer.signed(request, at: now())
        var message = HTTPClientRequest(url: signed.url)
        message.method = HTTPMethod(rawValue: signed.method)
        for (name, value) in signed.headers where name != "host" { message.headers.add(name: name, value: value) }
        message.headers.replaceOrAdd(name: "host", value: signed.host)
        if !signed.body.isEmpty { message.body = .bytes(ByteBuffer(bytes: signed.body)) }
        do {
            return .success(try await Self.client.execute(message, timeout: .minutes(10)))
        } catch {
            return .failure(error)
        }
    }

    private func reply(_ response: HTTPClientResponse, _ what: String) async throws(DocketError) -> S3Reply {
        do {
            let end = Self.end(of: 0)
            var body = ByteBuffer()
            for try await var part in response.body {
                guard .now < end, body.readableBytes + part.readableBytes <= Self.answerBytes else {
                    throw Self.tooSlow(what)
                }
                body.writeBuffer(&part)
            }
            var headers: [String: String] = [:]
            for header in response.headers { headers[header.name.lowercased()] = header.value }
            return S3Reply(status: Int(response.status.code), headers: headers, body: Data(body.readableBytesView))
        } catch let error as DocketError {
            throw error
        } catch {
            throw broken(error, what)
        }
    }

    static let cancelled = DocketError(.cancelled, "The work was cancelled.")

    private func broken(_ error: any Error, _ what: String) -> DocketError {
        if error is CancellationError { return Self.cancelled }
        return DocketError(
            .unavailable,
            "The S3 server at \(bucket.host) cannot be reached, or broke off while \(what). Check exports.endpoint and the network, and try again.",
            cause: ServerWords("\(error)", hiding: signer.credentials.secrets).text)
    }

    /// Whether the connection failed for a reason that may pass.
    private static func isPassing(_ error: any Error) -> Bool {
        if error is IOError || error is ChannelError || error is NIOConnectionError { return true }
        let passing: [HTTPClientError] = [
            .remoteConnectionClosed, .readTimeout, .writeTimeout, .connectTimeout, .deadlineExceeded,
            .getConnectionFromPoolTimeout, .requestStreamCancelled,
        ]
        return (error as? HTTPClientError).map(passing.contains) ?? false
    }
}

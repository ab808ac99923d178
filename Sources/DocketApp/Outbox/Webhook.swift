import AsyncHTTPClient
import Crypto
import DocketDomain
import Foundation
import NIOCore
import NIOHTTP1

/// An address that is told of deliveries, signed so that it can know who tells it.
struct Webhook {
    let url: URL
    let secret: String?
    /// In seconds.
    let timeout: Int

    /// Redirects are not followed: a signed body goes to the configured address only. The client lives as long as the
    /// process, since one that goes away must have been shut down before.
    private static let client = HTTPClient(
        eventLoopGroupProvider: .singleton, configuration: HTTPClient.Configuration(redirectConfiguration: .disallow))

    /// - Throws: `failedPrecondition` where the receiver refuses it, `resourceExhausted` where it wants fewer, and
    ///   `unavailable` where it fails or is not there.
    func post(_ body: Data, delivery: OutboxDelivery) async throws(DocketError) {
        var request = HTTPClientRequest(url: url.absoluteString)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.headers.add(name: "User-Agent", value: "docket")
        request.headers.add(name: "X-Docket-Delivery", value: delivery.deliveryID.rawValue)
        request.headers.add(name: "X-Docket-Trigger", value: delivery.trigger.percentEncoded)
        request.headers.add(name: "X-Docket-Attempt", value: String(delivery.attempts))
        if let secret { request.headers.add(name: "X-Docket-Signature", value: Self.signature(of: body, secret)) }
        request.body = .bytes(ByteBuffer(bytes: body))
        do {
            let response = try await Self.client.execute(request, timeout: .seconds(Int64(timeout)))
            let status = response.status.code
            guard (200..<300).contains(status) else {
                throw DocketError(Self.code(of: status), "The receiver answered \(status).")
            }
            // What it says is nobody's business; reading it keeps the connection.
            for try await _ in response.body.prefix(64) {}
        } catch let error as DocketError {
            throw error
        } catch {
            let reason = ServerWords("\(error)", hiding: secret.map { [$0] } ?? []).text
            throw DocketError(.unavailable, "The receiver could not be reached: \(reason).")
        }
    }

    private static func code(of status: UInt) -> DocketError.Code {
        switch status {
        case 408: .unavailable
        case 429: .resourceExhausted
        case 300..<500: .failedPrecondition
        default: .unavailable
        }
    }

    /// `sha256=` and the HMAC-SHA256 of the body (RFC 2104) in hexadecimal digits.
    static func signature(of body: Data, _ secret: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: Data(secret.utf8)))
        return "sha256=" + StableDigest.hexadecimal(code)
    }
}

extension String {
    /// The text as a header may carry it.
    fileprivate var percentEncoded: String {
        addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? ""
    }
}

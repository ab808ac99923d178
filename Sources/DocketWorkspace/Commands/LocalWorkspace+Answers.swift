package import DocketDomain
import DocketStore
import Foundation

/// Answers to requests, which are kept for when they come again.
extension LocalWorkspace {
    package func answer(to request: JSON, key: String) async throws(DocketError) -> JSON? {
        try await stored {
            try Self.check(key)
            guard let known = try await earlierAnswer(to: key) else { return nil }
            guard known.fingerprint == Self.fingerprint(of: request) else { throw Self.otherRequest(key) }
            return try JSON(parsing: [UInt8](known.response))
        }
    }

    package func keep(_ answer: JSON, to request: JSON, key: String) async throws(DocketError) -> JSON {
        try await stored {
            let context = Context(viewer: viewer, now: environment.now(), makeID: environment.makeID)
            let kept = Self.kept(
                Data(answer.serialized().utf8), to: Self.fingerprint(of: request), key: key, at: context.now)
            let append = Append(
                context: context, correlationID: context.makeID(), changes: [], request: kept)
            switch try await log.append(append) {
            case .replayed(let response): return try JSON(parsing: [UInt8](response))
            case .conflict(.request(let key)): throw Self.otherRequest(key)
            // There is nothing else in it that could be in conflict.
            case .appended, .conflict: return answer
            }
        }
    }

    /// Whether a request with this key was answered before, whichever it was.
    func isAnswered(_ key: String) async throws(DocketError) -> Bool {
        try await stored { try await earlierAnswer(to: key) != nil }
    }

    /// What a request with this key was answered before.
    func earlierAnswer(to key: String) async throws -> (fingerprint: String, response: Data)? {
        let known = try await log.response(
            to: key, user: viewer.userID, tenant: viewer.tenantID, now: environment.now())
        // It may have been done on another node; whoever hears of it finds it here, too.
        if known != nil { try? await node?.catchUp() }
        return known
    }

    /// An answer as it is kept for as long as its key is recognised.
    static func kept(
        _ response: Data, to fingerprint: String, key: String, at now: Timestamp
    ) -> IdempotentRequest {
        IdempotentRequest(
            key: key, fingerprint: fingerprint, response: response,
            expiresAt: Timestamp(milliseconds: now.milliseconds + idempotencyWindow))
    }

    /// How long a repeated request is recognised, in milliseconds: 24 hours.
    private static let idempotencyWindow: Int64 = 24 * 60 * 60 * 1000

    /// A key for one of the writes that a request with a key is made of.
    static func key(_ key: String?, for step: String) -> String? {
        guard let key else { return nil }
        let whole = "\(key) \(step)"
        return whole.utf8.count <= maximumKeyBytes ? whole : StableDigest.sha256(Data(whole.utf8))
    }

    private static func fingerprint(of request: JSON) -> String {
        var bytes: [UInt8] = []
        request.append(to: &bytes, sortedKeys: true)
        return StableDigest.sha256(bytes)
    }
}

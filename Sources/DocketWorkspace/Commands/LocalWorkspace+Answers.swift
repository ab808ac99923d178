package import DocketDomain
import DocketStore
import Foundation

/// Answers to requests that are more than one command.
extension LocalWorkspace {
    package func answer(to request: JSON, key: String) async throws(DocketError) -> JSON? {
        do {
            try Self.check(key)
            let known = try await log.response(
                to: key, user: viewer.userID, tenant: viewer.tenantID, now: environment.now())
            guard let known else { return nil }
            guard known.fingerprint == Self.fingerprint(of: request) else { throw Self.otherRequest(key) }
            return try JSON(parsing: [UInt8](known.response))
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    package func keep(_ answer: JSON, to request: JSON, key: String) async throws(DocketError) -> JSON {
        do {
            let context = Context(viewer: viewer, now: environment.now(), makeID: environment.makeID)
            let kept = IdempotentRequest(
                key: key, fingerprint: Self.fingerprint(of: request), response: Data(answer.serialized().utf8),
                expiresAt: Timestamp(milliseconds: context.now.milliseconds + Self.idempotencyWindow))
            let append = Append(
                context: context, correlationID: context.makeID(), changes: [], request: kept)
            switch try await log.append(append) {
            case .replayed(let response): return try JSON(parsing: [UInt8](response))
            case .conflict(.request(let key)): throw Self.otherRequest(key)
            // There is nothing else in it that could be in conflict.
            case .appended, .conflict: return answer
            }
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    /// Whether a request with this key was answered before, whichever it was.
    func isAnswered(_ key: String) async throws(DocketError) -> Bool {
        do {
            let known = try await log.response(
                to: key, user: viewer.userID, tenant: viewer.tenantID, now: environment.now())
            return known != nil
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

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

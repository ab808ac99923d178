package import Foundation

/// A request that must happen once.
package struct IdempotentRequest: Hashable, Sendable {
    package let key: String
    /// A digest of the request: the same key with another request is a conflict.
    package let fingerprint: String
    /// What is answered when the request comes again.
    package let response: Data
    package let expiresAt: Timestamp

    package init(key: String, fingerprint: String, response: Data, expiresAt: Timestamp) {
        self.key = key
        self.fingerprint = fingerprint
        self.response = response
        self.expiresAt = expiresAt
    }
}

package import Foundation

/// An event in the form in which the log keeps it.
package struct StoredEvent: Hashable, Sendable {
    /// The name of its type.
    package let type: String
    /// The version of the payload's schema.
    package let schemaVersion: Int
    /// UTF-8 JSON.
    package let payload: Data

    package init(type: String, schemaVersion: Int, payload: Data) {
        self.type = type
        self.schemaVersion = schemaVersion
        self.payload = payload
    }

    /// The payload as text.
    package var text: String { String(decoding: payload, as: UTF8.self) }
}

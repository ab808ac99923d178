import Foundation

/// How events are stored: a type name, the version of the payload's schema, and the payload as JSON.
///
/// A stored payload is never rewritten. When a payload's shape changes, its version grows, and reading brings older ones
/// up to date.
package struct EventCodec: Sendable {
    private let registrations: [String: EventRegistration]

    /// Reads every event that docket knows.
    package init() {
        registrations = Self.known
    }

    /// Reads events of these types only.
    package init(_ registrations: [EventRegistration]) {
        self.registrations = Self.byType(registrations)
    }

    private static let known = byType(EventRegistration.all)

    private static func byType(_ registrations: [EventRegistration]) -> [String: EventRegistration] {
        Dictionary(registrations.map { ($0.type, $0) }) { first, second in
            preconditionFailure("Two payloads have the name \(first.type) in the log.")
        }
    }

    /// An event as the log keeps it.
    package func stored(_ event: Event) throws(DocketError) -> StoredEvent {
        try stored(event.payload)
    }

    private func stored(_ payload: some StoredPayload) throws(DocketError) -> StoredEvent {
        do {
            let payloadType = type(of: payload)
            return StoredEvent(
                type: payloadType.eventType, schemaVersion: payloadType.version,
                payload: Data(try SortedJSON.bytes(of: payload)))
        } catch {
            throw DocketError(.internal, "An event could not be written as JSON.", cause: "\(error)")
        }
    }

    /// Reads an event back.
    ///
    /// - Throws: `corrupt` where the type is unknown, the schema is newer than this program, or the payload is broken.
    package func event(_ stored: StoredEvent) throws(DocketError) -> Event {
        guard let registration = registrations[stored.type] else {
            throw DocketError(
                .corrupt,
                "The log has an event of the unknown type “\(stored.type)”. It was written by another docket; update this one."
            )
        }
        return try registration.event(schemaVersion: stored.schemaVersion, payload: stored.payload)
    }
}

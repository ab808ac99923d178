import Crypto
import Foundation

/// The digest of events in their order, apart from the places that an engine gives them: two logs with the same digest and
/// the same number of events have the same events.
package struct LogDigest {
    private var hash = SHA256()
    private let codec = EventCodec()
    package private(set) var count = 0

    package init() {}

    package mutating func add(_ event: RecordedEvent) throws(DocketError) {
        let stored = try codec.stored(event.event)
        let fields: [JSON] = [
            .string(event.tenantID.rawValue), .string(event.stream.description), .number(event.version),
            .string(event.eventID.rawValue), .string(stored.type), .number(stored.schemaVersion),
            .string(event.actorID.rawValue), .string(event.actorRole.rawValue), .string(event.correlationID),
            .number(event.recordedAt.milliseconds), .number(stored.payload.count),
        ]
        hash.update(data: Array(JSON.array(fields).serialized().utf8))
        hash.update(data: stored.payload)
        count += 1
    }

    /// In hexadecimal digits.
    package var text: String { StableDigest.hexadecimal(Data(hash.finalize())) }
}

import Foundation

/// How events of one type are read back: their name in the log, the version of now, and which event their payload makes.
package struct EventRegistration: Sendable {
    package let type: String
    package let version: Int
    private let upcast: @Sendable (JSON, Int) throws(DocketError) -> JSON
    private let decode: @Sendable (Data) throws -> Event

    package init<Payload: StoredPayload>(_ payload: Payload.Type, _ event: @escaping @Sendable (Payload) -> Event) {
        type = Payload.eventType
        version = Payload.version
        upcast = { json, version throws(DocketError) in try Payload.upcast(json, from: version) }
        decode = { data in event(try JSONDecoder().decode(Payload.self, from: data)) }
    }

    /// Reads an event back, one version after the other where it was written by an older docket.
    ///
    /// - Throws: `corrupt` where it was written by a newer one, or the payload is broken.
    func event(schemaVersion: Int, payload: Data) throws(DocketError) -> Event {
        guard schemaVersion <= version else {
            throw DocketError(
                .corrupt,
                "An event of type \(type) was written by a newer docket. Update docket to read this workspace.")
        }
        do {
            guard schemaVersion < version else { return try decode(payload) }
            var json = try JSON(parsing: payload, maximumDepth: 512)
            for older in schemaVersion..<version { json = try upcast(json, older) }
            return try decode(Data(json.serialized().utf8))
        } catch let error as DocketError {
            throw error
        } catch {
            throw DocketError(
                .corrupt,
                "An event of type \(type) cannot be read. Run `docket doctor`, and restore a backup if it agrees.",
                cause: "\(error)")
        }
    }
}

/// What an event says, as the log keeps it: the payload tells its name there, its version, and how an older one becomes
/// one of now. A stored payload is never rewritten; it is brought up to date whenever it is read.
package protocol StoredPayload: Codable, Hashable, Sendable {
    /// The name of the event's type in the log.
    static var eventType: String { get }

    /// The version that new payloads are written with; 1 unless the payload's shape has changed.
    static var version: Int { get }

    /// A payload one version up: called once for each version that lies between the stored one and the one of now.
    ///
    /// - Throws: `corrupt` for a version that there never was.
    static func upcast(_ payload: JSON, from version: Int) throws(DocketError) -> JSON
}

extension StoredPayload {
    package static var version: Int { 1 }

    package static func upcast(_ payload: JSON, from version: Int) throws(DocketError) -> JSON {
        throw noSuchVersion(version)
    }

    static func noSuchVersion(_ version: Int) -> DocketError {
        DocketError(
            .corrupt,
            "An event of type \(eventType) says that it is of version \(version), which there never was. Run `docket doctor`, and restore a backup if it agrees."
        )
    }
}

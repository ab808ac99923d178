/// What reading one conversation of an export came to.
package enum TranscriptItem: Hashable, Sendable {
    case transcript(Transcript)
    /// It could not be read; the id is empty where not even that could be found.
    case skipped(id: String, reason: String)
}

/// Why a conversation is left out.
struct Refusal: Error, Hashable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}

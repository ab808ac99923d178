import DocketDomain
import Foundation

/// A place in what happens to one object, as a client keeps it: a sealed checkpoint of the log, with a mark of the object
/// that it was given for. What it is worth in another tenant, or after a day, the seal says.
struct StreamToken: Hashable, Sendable {
    let text: String

    private static let separator: Character = "."
    private static let markCharacters = 12

    init(_ checkpoint: SealedCheckpoint, of stream: StreamID) {
        text = Self.mark(stream) + String(Self.separator) + checkpoint.rawValue
    }

    /// The place that a token stands for.
    ///
    /// - Throws: `InvalidField` where the token is none, or is another object's.
    static func checkpoint(_ text: String, of stream: StreamID) throws(InvalidField) -> SealedCheckpoint {
        let parts = text.split(separator: separator, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == markCharacters else {
            throw InvalidField("resume_token", "This is no checkpoint_token of an update. Leave it out to begin now.")
        }
        guard parts[0] == mark(stream) else {
            throw InvalidField("resume_token", "The token was given for something else than \(stream).")
        }
        return SealedCheckpoint(rawValue: String(parts[1]))
    }

    private static func mark(_ stream: StreamID) -> String {
        String(StableDigest.sha256(Data(stream.description.utf8)).prefix(markCharacters))
    }
}

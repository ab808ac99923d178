import DocketDomain
import Foundation

/// A place in what a stream tells, as a client keeps it: a sealed checkpoint of the log, with a mark of what the stream
/// is about. What it is worth in another tenant, or after a day, the seal says.
struct StreamToken: Hashable, Sendable {
    let text: String

    private static let separator: Character = "."
    private static let markCharacters = 12

    init(_ checkpoint: SealedCheckpoint, of subject: StreamSubject) {
        text = Self.mark(subject) + String(Self.separator) + checkpoint.rawValue
    }

    /// The place that a token stands for.
    ///
    /// - Throws: `InvalidField` where the token is none, or is another stream's.
    static func checkpoint(_ text: String, of subject: StreamSubject) throws(InvalidField) -> SealedCheckpoint {
        let parts = text.split(separator: separator, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == markCharacters else {
            throw InvalidField("resume_token", "This is no checkpoint_token of an update. Leave it out to begin now.")
        }
        guard parts[0] == mark(subject) else {
            throw InvalidField("resume_token", "The token was given for something else than \(subject).")
        }
        return SealedCheckpoint(rawValue: String(parts[1]))
    }

    private static func mark(_ subject: StreamSubject) -> String {
        String(StableDigest.sha256(Data(subject.description.utf8)).prefix(markCharacters))
    }
}

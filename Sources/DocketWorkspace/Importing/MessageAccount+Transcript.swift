import DocketDomain
import DocketImport

extension MessageAccount {
    /// Counts the messages of a conversation that was taken, of which so many are new.
    ///
    /// - Parameter notes: What should be said of it beside what its reader said.
    mutating func count(_ transcript: Transcript, added: Int, notes found: [String]) {
        let tally = transcript.tally
        inFile += tally.messages
        known += transcript.messages.count - added
        for (kind, count) in tally.hidden { hidden[kind.rawValue, default: 0] += count }
        for (kind, count) in tally.hiddenParts { hiddenParts[kind.rawValue, default: 0] += count }
        skipped += tally.skipped.map {
            SkippedMessage(conversation: transcript.id, message: $0.id, reason: $0.reason)
        }
        notes += (tally.notes + found).map { Note(conversation: transcript.id, text: $0) }
    }
}

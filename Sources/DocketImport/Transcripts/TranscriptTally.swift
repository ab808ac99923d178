/// What became of the messages that a conversation has in its export: each is in the transcript, hidden or skipped.
package struct TranscriptTally: Hashable, Sendable {
    /// Messages that the export has.
    package var messages = 0
    /// Whole messages that are not in the transcript.
    package private(set) var hidden: [HiddenKind: Int] = [:]
    /// Parts that are left out of messages which are in the transcript.
    package private(set) var hiddenParts: [HiddenKind: Int] = [:]
    /// Messages that could not be read.
    package private(set) var skipped: [SkippedMessage] = []
    /// What was taken, but not quite as it stands: in sentences.
    package private(set) var notes: [String] = []

    package struct SkippedMessage: Hashable, Sendable {
        /// Its id, or which one it is.
        package let id: String
        package let reason: String
    }

    package init() {}

    /// Counts a message that was looked at, and gives it where it belongs in the transcript.
    mutating func take(_ message: ReadMessage, id: String) -> TranscriptMessage? {
        messages += 1
        switch message {
        case .shown(let message): return message
        case .hidden(let kind): hidden[kind, default: 0] += 1
        case .skipped(let reason): skipped.append(SkippedMessage(id: id, reason: reason))
        }
        return nil
    }

    /// Counts messages that nobody looked at.
    mutating func hide(_ count: Int, as kind: HiddenKind) {
        guard count > 0 else { return }
        messages += count
        hidden[kind, default: 0] += count
    }

    /// Counts a message that was taken, but shows nothing.
    mutating func hide(_ blank: TranscriptMessage) {
        let kind = HiddenKind.allCases.first { blank.hidden[$0] != nil } ?? .empty
        hidden[kind, default: 0] += 1
    }

    /// Counts what is left out of a message that is in the transcript.
    mutating func count(partsOf message: TranscriptMessage) {
        hiddenParts.merge(message.hidden, uniquingKeysWith: +)
    }

    /// Names messages that nothing connects with the others.
    mutating func note(unplaced: [String]) {
        for id in unplaced { notes.append("Message \(id) has no place in the conversation; it stands at its end.") }
    }

    mutating func note(_ sentence: String) {
        notes.append(sentence)
    }
}

extension Transcript {
    /// Counts a message that was looked at, and takes it in where it belongs here.
    mutating func take(_ message: ReadMessage, id: String) {
        if let message = tally.take(message, id: id) { messages.append(message) }
    }
}

/// One message of an export, looked at.
enum ReadMessage {
    case shown(TranscriptMessage)
    case hidden(HiddenKind)
    case skipped(reason: String)
}

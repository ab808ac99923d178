import DocketDomain
import Foundation

extension Transcript {
    /// A message may hold 1 MiB of text.
    static let messageLimit = 1 << 20
    static let digestPrefix = "digest:"

    /// The transcript without blank messages, with an id and a title whatever the export gave.
    func finished() throws(Refusal) -> Transcript {
        var finished = self
        finished.messages = messages.joiningReasoning { finished.tally.hide($0) }
        finished.messages.removeAll { message in
            guard message.isBlank else { return false }
            finished.tally.hide(message)
            return true
        }
        guard !finished.messages.isEmpty else { throw Refusal(finished.emptiness, messages: tally.messages) }
        for (index, message) in finished.messages.enumerated() {
            guard message.textSize <= Self.messageLimit else {
                throw Refusal(
                    "Its message \(index + 1) holds \(message.textSize) bytes of text; the limit is \(Self.messageLimit).",
                    messages: tally.messages)
            }
            finished.tally.count(partsOf: message)
        }
        if finished.id.isEmpty { finished.id = finished.openingDigest }
        if finished.title.isBlank { finished.title = finished.firstWords ?? "Untitled conversation" }
        return finished
    }

    /// Why there is nothing in it.
    private var emptiness: String {
        let count = tally.messages
        guard count > 0 else { return "It holds no messages." }
        if tally.hidden[.empty] == count {
            return count == 1 ? "Its only message is empty." : "All its \(count) messages are empty."
        }
        var kinds = HiddenKind.allCases.compactMap { kind in
            tally.hidden[kind].map { "\($0) \(kind.rawValue.replacing("_", with: " "))" }
        }
        if !tally.skipped.isEmpty { kinds.append("\(tally.skipped.count) unreadable") }
        return "None of its \(count) messages can be shown: \(kinds.joined(separator: ", "))."
    }

    /// Stays the same as the conversation grows, and tells conversations apart that share only their instructions.
    private var openingDigest: String {
        var opening: [UInt8] = []
        for message in messages {
            opening += message.role.rawValue.utf8
            for part in message.parts {
                opening.append(0)
                opening += part.text.utf8
            }
            opening.append(1)
            if message.role != .system { break }
        }
        return Self.digestPrefix + StableDigest.sha256(opening)
    }

    /// What the person said first; else what a file of theirs begins with, or the first answer, or a file's name.
    private var firstWords: String? {
        let asked = messages.lazy.filter { $0.role == .user }
        let files = asked.flatMap(\.attachments)
        let answers = messages.lazy.filter { $0.role == .assistant }
        return asked.flatMap(\.texts).compactMap(FirstWords.title).first
            ?? files.compactMap(\.text).compactMap(FirstWords.title).first
            ?? answers.flatMap(\.texts).compactMap(FirstWords.title).first
            ?? files.first.map { FirstWords.cut($0.name) }
    }
}

extension TranscriptMessage {
    fileprivate var holdsOnlyReasoning: Bool {
        role == .assistant && parts.contains(where: \.isReasoning) && isBlank
    }

    fileprivate var texts: [String] {
        parts.compactMap { part in
            guard case .text(let text) = part, !text.isBlank else { return nil }
            return text
        }
    }
}

extension [TranscriptMessage] {
    /// With the reasoning of messages that hold nothing else in the answer that it led to.
    ///
    /// - Parameter isJoined: Is told of the messages that are none any more.
    fileprivate func joiningReasoning(_ isJoined: (TranscriptMessage) -> Void) -> [TranscriptMessage] {
        guard contains(where: \.holdsOnlyReasoning) else { return self }
        var joined: [TranscriptMessage] = []
        joined.reserveCapacity(count)
        var reasoning: [MessagePart] = []
        for var message in self {
            if message.holdsOnlyReasoning {
                reasoning += message.parts.filter(\.isReasoning)
                isJoined(message)
                continue
            }
            if message.role == .assistant { message.parts.insert(contentsOf: reasoning, at: 0) }
            if message.role != .tool { reasoning = [] }
            joined.append(message)
        }
        return joined
    }
}

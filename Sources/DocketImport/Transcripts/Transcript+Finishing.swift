import DocketDomain
import Foundation

extension Transcript {
    /// A message may hold 1 MiB of text.
    static let messageLimit = 1 << 20
    static let digestPrefix = "digest:"
    private static let titleLength = 80

    /// The transcript without blank messages, with an id and a title whatever the export gave.
    func finished() throws(Refusal) -> Transcript {
        var finished = self
        finished.messages.removeAll(where: \.isBlank)
        guard !finished.messages.isEmpty else { throw Refusal("It holds no messages.") }
        for (index, message) in finished.messages.enumerated() where message.textSize > Self.messageLimit {
            throw Refusal(
                "Its message \(index + 1) holds \(message.textSize) bytes of text; the limit is \(Self.messageLimit).")
        }
        if finished.id.isEmpty { finished.id = finished.openingDigest }
        if finished.title.isBlank { finished.title = finished.openingLine ?? "Untitled conversation" }
        return finished
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

    private var openingLine: String? {
        for message in messages where message.role == .user {
            for case .text(let text) in message.parts {
                guard let line = text.split(whereSeparator: \.isNewline).first(where: { !$0.isBlank }) else { continue }
                let words = line.trimmingCharacters(in: .whitespaces)
                return words.count <= Self.titleLength ? words : words.prefix(Self.titleLength - 1) + "…"
            }
        }
        return nil
    }
}

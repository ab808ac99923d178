import DocketDomain
import DocketWorkspace
import Foundation

/// Makes conversations as an import would hand them to the log: with their messages, and the artifacts of these.
struct ConversationMaker {
    /// A conversation, and the blobs that its artifacts are kept in.
    typealias Made = (conversation: Conversation, blobs: [String: Data])

    private let seed: UInt64
    /// How many messages there will be in all: they are spread over three years.
    private let total: Int
    private var made = 0
    private(set) var messages = 0

    private static let start: Int64 = 1_672_531_200_000
    private static let span: Double = 3 * 365 * 86_400_000

    init(seed: UInt64, total: Int) { (self.seed, self.total) = (seed, max(1, total)) }

    /// The time at which the next message is written.
    private var time: Timestamp {
        Timestamp(milliseconds: Self.start + Int64(Self.span * Double(messages) / Double(total)))
    }

    /// The next conversation, of a length of its own that ends where all messages are made.
    mutating func next() -> Made {
        var texts = maker()
        let length = min(2 + texts.length(upTo: 100), total - messages)
        return conversation(of: max(1, length), titled: texts.title(), texts)
    }

    /// The next conversation, of a length and with a title that others find it by.
    mutating func next(of length: Int, titled title: String) -> Made {
        conversation(of: length, titled: title, maker())
    }

    /// Each conversation has a seed of its own, so that it is the same whatever comes before it.
    private mutating func maker() -> TextMaker {
        made += 1
        return TextMaker(seed: seed &+ UInt64(made) &* 0x9E37_79B9)
    }

    private mutating func conversation(of length: Int, titled title: String, _ maker: TextMaker) -> Made {
        var texts = maker
        var written: [Conversation.Message] = []
        var artifacts: [Conversation.Artifact] = []
        var blobs: [String: Data] = [:]
        let begun = time
        for index in 0..<length {
            let isAnswer = index % 2 == 1
            var blocks = [texts.paragraph(sentences: 1 + texts.number(below: isAnswer ? 5 : 3))]
            if isAnswer {
                if texts.isOne(in: 6) { blocks.append(texts.list()) }
                if texts.isOne(in: 10) { blocks.append(texts.code()) }
                if texts.isOne(in: 8) {
                    let table = texts.table()
                    blocks.append(TextMaker.markdown(table))
                    let content = PreparedContent(table)
                    blobs.merge(content.blobs) { first, _ in first }
                    artifacts.append(
                        Conversation.Artifact(
                            kind: .table, title: texts.title(), content: content.content, message: index))
                }
                if blocks.count > 1 { blocks.append(texts.paragraph(sentences: 2)) }
            }
            written.append(
                Conversation.Message(
                    key: "m\(index)", role: isAnswer ? .assistant : .user,
                    parts: [.text(blocks.joined(separator: "\n\n"))], createdAt: time))
            messages += 1
        }
        return (
            Conversation(
                source: ThreadSource(format: "made", id: "c\(made)"), title: title,
                agentID: texts.isOne(in: 3) ? "analyst" : nil, createdAt: begun, updatedAt: written.last?.createdAt,
                visibility: texts.isOne(in: 4) ? .team : .private, tags: texts.isOne(in: 10) ? ["archived"] : [],
                messages: written, artifacts: artifacts, fingerprint: "\(made) \(length)"), blobs
        )
    }
}

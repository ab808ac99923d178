import DocketDomain
import Foundation
import OrderedCollections

/// Writes ChatGPT exports of any size: the same seed gives the same bytes.
struct ExportGenerator {
    /// Messages of one conversation.
    private let length = 20
    /// One message in so many has a table: of the replies, which are every other message, twice as many.
    private let tableEvery = 5

    private var texts = TextMaker(seed: 0x0D0C_4E70)
    private(set) var messages = 0
    /// The texts of the assistant's messages, in the order in which they were written.
    private(set) var replies: [String] = []
    private let keepsReplies: Bool

    init(keepsReplies: Bool = true) { self.keepsReplies = keepsReplies }

    /// Writes conversations until the file has that many messages or bytes.
    mutating func write(to file: URL, messages limit: Int = .max, bytes: Int = .max) throws {
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        var written = 0
        var buffer: [UInt8] = [UInt8(ascii: "[")]
        while messages < limit, written < bytes {
            if messages > 0 { buffer.append(UInt8(ascii: ",")) }
            conversation().append(to: &buffer)
            if buffer.count > 1 << 20 {
                try handle.write(contentsOf: buffer)
                written += buffer.count
                buffer.removeAll(keepingCapacity: true)
            }
        }
        buffer.append(UInt8(ascii: "]"))
        try handle.write(contentsOf: buffer)
    }

    private mutating func conversation() -> JSON {
        let first = messages
        var mapping: [(String, JSON)] = [("root", ["children": ["n\(first)"]])]
        for index in 0..<length {
            let id = "n\(messages)"
            let isAssistant = index % 2 == 1
            let text = text(hasTable: isAssistant && messages % tableEvery < 2)
            if isAssistant, keepsReplies { replies.append(text) }
            let node: JSON = [
                "id": .string(id), "parent": .string(index == 0 ? "root" : "n\(messages - 1)"),
                "children": index == length - 1 ? [] : [.string("n\(messages + 1)")],
                "message": [
                    "id": .string(id), "author": ["role": isAssistant ? "assistant" : "user"],
                    "create_time": .number(1_700_000_000 + Double(messages)),
                    "content": ["content_type": "text", "parts": [.string(text)]], "recipient": "all", "weight": 1,
                    "metadata": [:],
                ],
            ]
            mapping.append((id, node))
            messages += 1
        }
        return [
            "title": .string(texts.title()), "create_time": .number(1_700_000_000 + Double(first)),
            "conversation_id": .string("conversation-\(first)"), "current_node": .string("n\(messages - 1)"),
            "mapping": .object(.init(uniqueKeysWithValues: mapping)),
        ]
    }

    private mutating func text(hasTable: Bool) -> String {
        var paragraphs = (0..<3).map { _ in texts.paragraph(sentences: 2) }
        if hasTable { paragraphs.insert(TextMaker.markdown(texts.table()), at: 1) }
        return paragraphs.joined(separator: "\n\n")
    }
}

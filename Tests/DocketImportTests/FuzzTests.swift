import DocketDomain
import DocketImport
import OrderedCollections
import TestSupport
import Testing

/// Damaged exports must be read, skipped or refused; what is read must keep to the limits.
@Suite struct FuzzTests {
    private static let samples: [JSON] = [
        [
            chatGPT([
                chatGPTMessage("user", "question \u{E200}cite\u{E202}x\u{E201}"),
                chatGPTMessage("assistant", "é\n| a |\n|---|\n| 1 |", ["create_time": 1_700_000_000.5]),
            ]), chatGPT([chatGPTMessage("user", "other")], id: "c2"),
        ],
        [
            claude([
                claudeMessage("human", [textBlock("q")], ["uuid": "a", "parent_message_uuid": "zero"]),
                claudeMessage(
                    "assistant",
                    [
                        textBlock("<antArtifact identifier=\"i\" title=\"t\">x</antArtifact>"),
                        [
                            "type": "tool_use", "name": "artifacts",
                            "input": ["id": "i", "command": "update", "old_str": "x", "new_str": "y"],
                        ],
                    ], ["uuid": "b", "parent_message_uuid": "a", "created_at": "2025-07-06T03:10:13.6Z"]),
            ])
        ],
        ["conversations": [["from": "human", "value": "q"], ["from": "gpt", "value": "a"]]],
        [
            [
                "id": "w",
                "chat": [
                    "history": [
                        "currentId": "a", "messages": ["a": ["role": "user", "content": "q", "parentId": "a"]],
                    ]
                ],
            ]
        ],
        openAI([("user", "q"), ("assistant", "a")]),
    ]

    @Test(arguments: 0..<5)
    func damagedExportsNeverCrash(index: Int) throws {
        let whole = Array(Self.samples[index].serialized(pretty: index.isMultiple(of: 2)).utf8)
        var random = SeededGenerator(seed: UInt64(index))
        for _ in 0..<400 {
            check(Self.damaged(whole, using: &random))
        }
    }

    @Test func damagedArchivesNeverCrash() throws {
        let whole = storedZip([
            ("conversations-000.json", Self.samples[0].serialized()), ("conversations-001.json", "[]"),
        ])
        var random = SeededGenerator(seed: 99)
        for _ in 0..<400 {
            check(Self.damaged(whole, using: &random))
        }
    }

    private func check(_ bytes: [UInt8]) {
        do {
            let items = try withReader(of: bytes) { reader in
                var items: [TranscriptItem] = []
                while let item = reader.next() {
                    items.append(item)
                    guard items.count < 1000 else { break }
                }
                return items
            }
            #expect(items.count < 1000, "reading ends")
            for item in items {
                switch item {
                case .transcript(let transcript):
                    #expect(!transcript.id.isEmpty && !transcript.title.isEmpty && !transcript.messages.isEmpty)
                case .skipped(let skipped): #expect(!skipped.reason.isEmpty)
                case .broken(_, let reason): #expect(!reason.isEmpty)
                }
            }
        } catch {
            #expect((error as? DocketError)?.message.isEmpty == false, "\(error)")
        }
    }

    private static func damaged(_ whole: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
        var bytes = whole
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            guard !bytes.isEmpty else { break }
            let place = Int.random(in: bytes.indices, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = .random(in: 0...255, using: &random)
            case 1: bytes[place] = Array("{}[]\",:\\0n\n".utf8).randomElement(using: &random) ?? 0
            case 2: bytes.remove(at: place)
            case 3: bytes.insert(contentsOf: bytes[place...].prefix(40), at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }
}

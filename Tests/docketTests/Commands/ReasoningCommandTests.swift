import DocketDomain
import Foundation
import Testing

/// What a model thought is kept, and is no part of what is shown, searched or exported.
@Suite struct ReasoningCommandTests {
    private static let secret = "secretchain"
    private static let thought = "hm \(secret)\n\n| X | Y |\n|---|---|\n| 9 | 9 |"
    private static let answer = "The fee is 0.45%.\n\n| A | B |\n|---|---|\n| 1 | 2 |"

    /// A conversation in the form of each program that writes reasoning down.
    private static let exports: [(name: String, file: String, json: JSON)] = [
        (
            "openai tags", "chat.jsonl",
            openAI(["role": "assistant", "content": .string("<think>\n\(thought)\n</think>\n\n\(answer)")])
        ),
        (
            "openai members", "chat.jsonl",
            openAI(["role": "assistant", "content": .string(answer), "reasoning_content": .string(thought)])
        ),
        (
            "openwebui", "chat.json",
            [
                [
                    "id": "w", "title": "T",
                    "chat": [
                        "history": [
                            "currentId": "a",
                            "messages": [
                                "u": [
                                    "id": "u", "role": "user", "content": "What fee?", "parentId": .null,
                                    "childrenIds": ["a"],
                                ],
                                "a": [
                                    "id": "a", "role": "assistant", "parentId": "u", "childrenIds": [],
                                    "content": .string(
                                        "<details type=\"reasoning\" done=\"true\" duration=\"3\">\n<summary>Thought</summary>\n> "
                                            + thought.replacing("\n", with: "\n> ") + "\n</details>\n\n" + answer),
                                ],
                            ],
                        ]
                    ],
                ]
            ]
        ),
        (
            "claude blocks", "conversations.json",
            claude([["type": "thinking", "thinking": .string(thought)], ["type": "text", "text": .string(answer)]])
        ),
        (
            "claude tags", "conversations.json",
            claude([["type": "text", "text": .string("<antThinking>\(thought)</antThinking>\n\n\(answer)")]])
        ),
        (
            "chatgpt", "conversations.json",
            [
                [
                    "id": "g", "title": "T", "current_node": "a",
                    "mapping": [
                        "u": chatGPT("u", nil, "user", ["content_type": "text", "parts": ["What fee?"]]),
                        "t": chatGPT(
                            "t", "u", "assistant",
                            [
                                "content_type": "thoughts",
                                "thoughts": [["summary": "Thinking", "content": .string(thought)]],
                            ]),
                        "a": chatGPT("a", "t", "assistant", ["content_type": "text", "parts": [.string(answer)]]),
                    ],
                ]
            ]
        ),
    ]

    private static func openAI(_ message: JSON) -> JSON {
        ["id": "o", "title": "T", "messages": [["role": "user", "content": "What fee?"], message]]
    }

    private static func claude(_ content: JSON) -> JSON {
        [
            [
                "uuid": "c", "name": "T",
                "chat_messages": [
                    [
                        "uuid": "u", "sender": "human", "text": "What fee?",
                        "content": [["type": "text", "text": "What fee?"]],
                    ],
                    ["uuid": "a", "sender": "assistant", "text": "", "content": content],
                ],
            ]
        ]
    }

    private static func chatGPT(_ id: String, _ parent: String?, _ role: String, _ content: JSON) -> JSON {
        [
            "id": .string(id), "parent": parent.map(JSON.string) ?? .null, "children": [],
            "message": ["id": .string(id), "author": ["role": .string(role)], "content": content],
        ]
    }

    @Test(arguments: exports.indices)
    func reasoningIsKeptAndHidden(_ index: Int) async throws {
        let export = Self.exports[index]
        let sandbox = try await Sandbox()
        let file = try sandbox.file(export.file, export.json.serialized())
        let report = try await sandbox.json("import", file)
        #expect(report["messages"] == 2, "\(export.name): \(report)")
        // The table in the answer, and not the one in the reasoning.
        #expect(report["artifacts"]?["table"] == 1, "\(export.name)")
        let id = try #require(try await sandbox.json("threads", "list").items.first?["id"]?.string)

        let shown = try await sandbox.json("threads", "show", id)
        let parts = shown["messages"]?[1]?["parts"]?.array ?? []
        #expect(parts == [["type": "text", "text": .string(Self.answer)]], "\(export.name): \(parts)")
        let all = try await sandbox.json("threads", "show", id, "--reasoning")["messages"]?[1]?["parts"]?.array ?? []
        #expect(all.map { $0["type"]?.string } == ["reasoning", "text"], "\(export.name)")
        #expect(all.first?["text"]?.string?.contains(Self.secret) == true, "\(export.name)")

        #expect(try await sandbox.json("search", Self.secret).items.isEmpty)
        #expect(try await !sandbox.json("search", "0.45").items.isEmpty)
        for format in ["md", "html", "json"] {
            let text = try await sandbox.done("export", "thread:\(id)", "--format", format, "--out", "-").text
            #expect(!text.contains(Self.secret) && text.contains("0.45"), "\(export.name) \(format)")
        }
        #expect(try await sandbox.json("import", file)["files"]?[0]?["unchanged"] == 1, "\(export.name)")
    }

    @Test func peopleWhoWriteAboutTagsAreLeftAlone() async throws {
        let sandbox = try await Sandbox()
        let text = "What is <think>this</think> for?"
        let sent = try await sandbox.json("threads", "new", "Tags")
        let id = try #require(sent["id"]?.string)
        try await sandbox.done("send", "--thread", id, text)
        let shown = try await sandbox.json("threads", "show", id)
        #expect(shown["messages"]?[0]?["parts"] == [["type": "text", "text": .string(text)]])
    }
}

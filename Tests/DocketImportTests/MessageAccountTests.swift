import DocketDomain
import DocketImport
import OrderedCollections
import TestSupport
import Testing

/// Every message that an export has is in the transcript, hidden for a reason, or skipped with one.
@Suite struct MessageAccountTests {
    /// What a conversation's messages came to, and how many there are.
    private func check(_ items: [TranscriptItem], messages: Int, sourceLocation: SourceLocation = #_sourceLocation) {
        var found = 0
        for item in items {
            switch item {
            case .transcript(let transcript):
                let tally = transcript.tally
                let sum = transcript.messages.count + tally.hidden.values.reduce(0, +) + tally.skipped.count
                #expect(sum == tally.messages, "\(tally)", sourceLocation: sourceLocation)
                #expect(tally.skipped.allSatisfy { !$0.reason.isEmpty && !$0.id.isEmpty })
                found += tally.messages
            case .skipped(let skipped): found += skipped.messages
            case .broken: break
            }
        }
        #expect(found == messages, sourceLocation: sourceLocation)
    }

    /// Messages of every sort that ChatGPT writes.
    private static let chatGPTMessages: [JSON] = [
        chatGPTMessage("system", "s"), chatGPTMessage("user", "q"), chatGPTMessage("user", "w", ["weight": 0]),
        chatGPTMessage("user", "h", ["metadata": ["is_visually_hidden_from_conversation": true]]),
        chatGPTMessage("assistant", "{}", ["recipient": "web.run"]), chatGPTMessage("assistant", " "),
        chatGPTMessage("user", "x", ["author": nil]), chatGPTMessage("user", "x", ["content": nil]), "text", 12, nil,
        chatGPTMessage("assistant", "", ["content": ["content_type": "thoughts", "thoughts": []]]),
        chatGPTMessage("assistant", "", ["content": ["content_type": "reasoning_recap", "content": "3s"]]),
        chatGPTMessage("user", "", ["content": ["content_type": "user_editable_context"]]),
        chatGPTMessage("tool", "t"), chatGPTMessage("assistant", "a"),
        chatGPTMessage("assistant", "", ["recipient": "canmore.create_textdoc", "content": "no JSON"]),
        chatGPTMessage("tool", "made", ["author": ["role": "tool", "name": "canmore.create_textdoc"]]),
    ]

    @Test func ofChatGPT() throws {
        let conversation = chatGPT(Self.chatGPTMessages)
        let count = Self.chatGPTMessages.count - 1
        check(try items(of: conversation), messages: count)
        let tally = try transcript(of: conversation).tally
        #expect(
            tally.hidden == [
                .system: 1, .hidden: 2, .toolCall: 1, .empty: 2, .reasoning: 2, .context: 1, .toolResult: 1,
            ])
        #expect(tally.skipped.map(\.reason).count == 3)
    }

    @Test func ofChatGPTInEveryOrderAndWithEveryCurrentMessage() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<200 {
            let messages = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                Self.chatGPTMessages.randomElement(using: &random) ?? .null
            }
            var mapping = chatGPT(messages)["mapping"]?.object ?? [:]
            for (id, node) in mapping {
                var members = node.object ?? [:]
                if Bool.random(using: &random) { members["parent"] = nil }
                if Bool.random(using: &random) { members["children"] = nil }
                if Int.random(in: 0..<6, using: &random) == 0 {
                    members["parent"] = .string("n\(Int.random(in: 0...14, using: &random))")
                }
                mapping[id] = .object(members)
            }
            let conversation: JSON = [
                "id": "c", "mapping": .object(mapping),
                "current_node": .string("n\(Int.random(in: 0...14, using: &random))"),
            ]
            check(try items(of: [conversation]), messages: messages.count { !$0.isNull })
        }
    }

    @Test func ofClaude() throws {
        let conversation = claude([
            claudeMessage("human", [textBlock("q")], ["uuid": "1", "parent_message_uuid": "0"]),
            claudeMessage("assistant", [textBlock("old")], ["uuid": "2", "parent_message_uuid": "1"]),
            claudeMessage(
                "assistant",
                [
                    ["type": "thinking", "thinking": "hm"], ["type": "tool_use", "name": "web_search", "input": [:]],
                    ["type": "tool_result", "content": []], textBlock("new"),
                ], ["uuid": "3", "parent_message_uuid": "1"]),
            claudeMessage("human", [textBlock(" ")], ["uuid": "4", "parent_message_uuid": "3"]),
            claudeMessage(
                "assistant", [["type": "redacted_thinking", "data": "x"]], ["uuid": "5", "parent_message_uuid": "4"]),
            claudeMessage("human", [textBlock("end")], ["uuid": "6", "parent_message_uuid": "5"]),
        ])
        check(try items(of: conversation), messages: 6)
        let tally = try transcript(of: conversation).tally
        #expect(tally.hidden == [.otherBranch: 1, .empty: 1, .reasoning: 1])
        #expect(tally.hiddenParts == [.reasoning: 1, .toolCall: 1, .toolResult: 1])
        check(try items(of: claude(["words", claudeMessage("human", [textBlock("q")])])), messages: 2)
    }

    @Test func ofOpenAIAndShareGPTAndOpenWebUI() throws {
        let openAI: JSON = [
            "messages": [
                ["role": "system", "content": "s"], ["role": "user", "content": "q"], ["content": "nobody's"],
                ["role": "assistant", "content": nil, "tool_calls": [["id": "1"], ["id": "2"]]],
                ["role": "tool", "content": "r"], ["role": "assistant", "content": "a", "reasoning_content": "hm"],
                ["role": "assistant", "content": [["type": "thinking", "thinking": "x"]]],
            ]
        ]
        check(try items(of: openAI), messages: 7)
        let tally = try transcript(of: openAI).tally
        #expect(tally.hidden == [.toolCall: 1, .reasoning: 1])
        #expect(tally.hiddenParts == [.reasoning: 1])
        #expect(tally.skipped.map(\.id) == ["3"])
        let shareGPT: JSON = [
            "id": "s",
            "conversations": [
                ["from": "human", "value": "q"], ["value": "nobody's"], ["from": "gpt", "value": ""], "words",
                ["from": "gpt", "value": "a"],
            ],
        ]
        check(try items(of: shareGPT), messages: 5)
        #expect(try transcript(of: shareGPT).lines == ["user: q", "assistant: a"])
        #expect(try transcript(of: shareGPT).tally.skipped.map(\.id) == ["2", "4"])
        let webUI: JSON = [
            "id": "w",
            "chat": [
                "history": [
                    "messages": [
                        "q": ["role": "user", "content": "q", "parentId": nil, "childrenIds": ["a", "b"]],
                        "a": ["role": "assistant", "content": "a", "parentId": "q"],
                        "b": ["role": "assistant", "content": "b", "parentId": "q", "childrenIds": ["n"]],
                        "n": ["content": "nobody's", "parentId": "b"],
                    ], "currentId": "n",
                ]
            ],
        ]
        check(try items(of: [webUI]), messages: 4)
    }

    @Test func conversationsWithNothingToShowSaySoAndAreCounted() throws {
        let cases: [(JSON, Int, String)] = [
            (
                claude([claudeMessage("human", [textBlock("")]), claudeMessage("assistant", [])]), 2,
                "All its 2 messages are empty."
            ),
            (claude([claudeMessage("human", [textBlock(" \n")])]), 1, "Its only message is empty."),
            (claude([]), 0, "It holds no messages."), (chatGPT([]), 0, "It holds no messages."),
            (openAI([("user", ""), ("assistant", "  "), ("user", "\n")]), 3, "All its 3 messages are empty."),
            (
                chatGPT([chatGPTMessage("system", "s"), chatGPTMessage("assistant", "")]), 2,
                "None of its 2 messages can be shown: 1 system, 1 empty."
            ),
            (
                ["id": "s", "conversations": [["from": "human", "value": ""], ["from": "gpt", "value": ""]]], 2,
                "All its 2 messages are empty."
            ),
        ]
        for (conversation, count, reason) in cases {
            let items = try items(of: [conversation, conversation])
            check(items, messages: 2 * count)
            #expect(items.first?.skipped?.reason == reason)
        }
    }
}

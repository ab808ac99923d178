import DocketDomain
import DocketImport
import OrderedCollections
import Testing

@Suite struct ClaudeTests {
    @Test func aConversationIsReadWithItsParticulars() throws {
        let conversation = claude([
            claudeMessage(
                "human", [textBlock("Question")],
                [
                    "uuid": "m1", "text": "other", "created_at": "2025-07-06T03:10:13.609691Z",
                    "attachments": [
                        ["file_name": "a.txt", "file_size": 9, "file_type": "txt", "extracted_content": "inside"]
                    ],
                    "files": [["file_name": "a.txt"], ["file_name": "b.png", "file_uuid": "u"]],
                ]),
            claudeMessage("assistant", [textBlock("Answer"), textBlock("More")], ["uuid": "m2"]),
        ]).adding([
            "created_at": "2025-07-06T05:10:13.076141+02:00", "updated_at": "2025-07-06T03:10:27", "summary": "",
        ])
        let transcript = try transcript(of: [conversation])
        #expect(transcript.format == .claude)
        #expect(transcript.id == "c1")
        #expect(transcript.title == "A title")
        #expect(transcript.createdAt == Timestamp(milliseconds: 1_751_771_413_076))
        #expect(transcript.updatedAt == Timestamp(milliseconds: 1_751_771_427_000))
        #expect(
            transcript.messages == [
                TranscriptMessage(
                    id: "m1", role: .user, parts: [.text("Question")],
                    createdAt: Timestamp(milliseconds: 1_751_771_413_610),
                    attachments: [
                        TranscriptAttachment(name: "a.txt", mimeType: "txt", size: 9, text: "inside"),
                        TranscriptAttachment(name: "b.png"),
                    ]),
                TranscriptMessage(id: "m2", role: .assistant, parts: [.text("Answer"), .text("More")]),
            ])
    }

    @Test func anEmptyNameIsReplacedByTheFirstQuestion() throws {
        #expect(try transcript(of: claude([claudeMessage("human", [textBlock("Q?")])], name: "")).title == "Q?")
    }

    @Test func theTextOfTheWholeMessageIsOnlyTheLastResort() throws {
        let transcript = try transcript(
            of: claude([
                claudeMessage("human", [], ["text": "only here"]),
                claudeMessage(
                    "assistant", [["type": "thinking", "thinking": "hm"], textBlock("answer")], ["text": "hmanswer"]),
                ["sender": "human", "text": "no blocks at all"],
                claudeMessage("assistant", [["type": "thinking", "thinking": "hm"]], ["text": "hm"]),
            ]))
        #expect(transcript.lines == ["user: only here", "assistant: answer", "user: no blocks at all"])
    }

    @Test func toolsAndThinkingAreLeftOutAndUnknownBlocksMarked() throws {
        let transcript = try transcript(
            of: claude([
                claudeMessage(
                    "assistant",
                    [
                        ["type": "tool_use", "name": "web_search", "input": ["query": "x"]],
                        ["type": "tool_result", "content": [textBlock("result")]],
                        ["type": "image", "source": ["type": "base64", "media_type": "image/png", "data": "AAAA"]],
                        ["type": "novelty"],
                    ])
            ]))
        #expect(
            transcript.messages[0].parts == [
                .image(source: .url("data:image/png;base64,AAAA"), mimeType: "image/png"),
                .text("[not shown: novelty]"),
            ])
    }

    @Test func theLastBranchIsReadAndTheOthersCounted() throws {
        func message(_ id: String, _ parent: String, _ sender: String = "human") -> JSON {
            claudeMessage(sender, [textBlock(id)], ["uuid": .string(id), "parent_message_uuid": .string(parent)])
        }
        let messages = [
            message("q1", "zero"), message("a1", "q1"), message("q1-edited", "zero"), message("a2", "q1-edited"),
            message("a2-again", "q1-edited"), message("q2", "a2"), message("a3", "q2"),
        ]
        let transcript = try transcript(of: claude(messages))
        #expect(transcript.messages.compactMap(\.id) == ["q1-edited", "a2", "q2", "a3"])
        #expect(transcript.alternatives == 2, "the first question before it was edited, and an answer given again")
        let other = try DocketImportTests.transcript(
            of: claude(messages).adding(["current_leaf_message_uuid": "a1"]))
        #expect(other.messages.compactMap(\.id) == ["q1", "a1"])
    }

    @Test func circlesAndLostParentsEnd() throws {
        func message(_ id: String, _ parent: JSON) -> JSON {
            claudeMessage("human", [textBlock(id)], ["uuid": .string(id), "parent_message_uuid": parent])
        }
        let circle = claude([message("a", "b"), message("b", "c"), message("c", "b")])
        #expect(try transcript(of: circle).messages.compactMap(\.id) == ["b", "c"])
        let lost = claude([message("a", "zero"), message("b", "lost"), message("c", nil)])
        #expect(try transcript(of: lost).messages.compactMap(\.id) == ["a", "b", "c"])
    }

    @Test func withoutSendersTheyTakeTurns() throws {
        let conversation = claude([["text": "Hello"], ["text": "World"]])
        #expect(try transcript(of: conversation).lines == ["user: Hello", "assistant: World"])
    }
}

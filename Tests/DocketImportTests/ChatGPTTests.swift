import DocketDomain
import DocketImport
import OrderedCollections
import Testing

@Suite struct ChatGPTTests {
    @Test func aConversationIsReadWithItsParticulars() throws {
        var conversation = chatGPT([
            chatGPTMessage(
                "user", "Question",
                [
                    "id": "m1", "create_time": 1_700_000_001.25,
                    "metadata": [
                        "attachments": [["id": "f1", "name": "in.txt", "mime_type": "text/plain", "size": 42]]
                    ],
                ]),
            chatGPTMessage(
                "assistant", "Answer", ["create_time": 1_700_000_000, "metadata": ["model_slug": "gpt-4o"]]),
        ])
        conversation = conversation.adding([
            "conversation_id": "c-7", "create_time": 1_700_000_000.5, "update_time": "2023-11-14T22:13:21Z",
            "default_model_slug": "gpt-5", "is_archived": true, "unknown": ["deep": [1]],
        ])
        let transcript = try transcript(of: [conversation])
        #expect(transcript.format == .chatgpt)
        #expect(transcript.id == "c-7")
        #expect(transcript.title == "A title")
        #expect(transcript.createdAt == Timestamp(milliseconds: 1_700_000_000_500))
        #expect(transcript.updatedAt == Timestamp(milliseconds: 1_700_000_001_000))
        #expect(transcript.agent == "gpt-5")
        #expect(transcript.alternatives == 0)
        #expect(transcript.metadata == ["archived": true])
        #expect(
            transcript.messages == [
                TranscriptMessage(
                    id: "m1", role: .user, parts: [.text("Question")],
                    createdAt: Timestamp(milliseconds: 1_700_000_001_250),
                    attachments: [TranscriptAttachment(name: "in.txt", mimeType: "text/plain", size: 42)]),
                TranscriptMessage(
                    id: "n1", role: .assistant, parts: [.text("Answer")],
                    createdAt: Timestamp(milliseconds: 1_700_000_000_000), author: "gpt-4o"),
            ], "in the order of the tree, though the answer's time is before its question's")
    }

    @Test func aTitleThatIsNullComesFromTheFirstQuestion() throws {
        let long = String(repeating: "word ", count: 30)
        #expect(
            try transcript(of: chatGPT([chatGPTMessage("user", "\n  First line \nSecond")], title: nil)).title
                == "First line Second")
        let title = try transcript(of: chatGPT([chatGPTMessage("user", long)], title: "")).title
        #expect(title.count == 80)
        #expect(title.hasPrefix("word word") && title.hasSuffix("…"))
        #expect(
            try transcript(of: chatGPT([chatGPTMessage("assistant", "Hello")], title: nil)).title
                == "Hello", "what was said first, whoever said it")
    }

    @Test func onlyTheBranchOfTheCurrentNodeIsRead() throws {
        let conversation = tree(
            ["root": nil, "q": "root", "a1": "q", "a2": "q", "a3": "q", "edit1": "a2", "edit2": "a2", "end": "edit2"],
            current: "end")
        let transcript = try transcript(of: conversation)
        #expect(transcript.messages.compactMap(\.id) == ["q", "a2", "edit2", "end"])
        #expect(transcript.alternatives == 3, "two other answers and one edit")
    }

    @Test func aMissingOrUnknownCurrentNodeMeansTheNewestLeaf() throws {
        let parents: OrderedDictionary<String, String?> = ["root": nil, "q": "root", "new": "q", "old": "q"]
        for current in [nil, "gone"] as [String?] {
            let conversation = tree(parents, current: current, times: ["q": 9, "old": 1, "new": 2])
            #expect(try transcript(of: conversation).messages.compactMap(\.id) == ["q", "new"])
        }
        #expect(
            try transcript(of: tree(parents, current: nil)).messages.compactMap(\.id) == ["q", "old"],
            "without times the later one in the file")
    }

    @Test func circlesAndDanglingParentsEnd() throws {
        #expect(
            try transcript(of: tree(["a": "c", "b": "a", "c": "b"], current: "c")).messages.compactMap(\.id)
                == ["a", "b", "c"])
        #expect(try transcript(of: tree(["a": "a"], current: nil)).messages.compactMap(\.id) == ["a"])
        #expect(
            try transcript(of: tree(["a": "gone", "b": "a"], current: "b")).messages.compactMap(\.id) == ["a", "b"])
    }

    @Test func whatWasNotOnTheScreenIsLeftOut() throws {
        let transcript = try transcript(
            of: chatGPT([
                chatGPTMessage("system", "system"),
                chatGPTMessage("user", "weight", ["weight": 0]),
                chatGPTMessage("user", "weight", ["weight": 0.0]),
                chatGPTMessage("user", "hidden", ["metadata": ["is_visually_hidden_from_conversation": true]]),
                chatGPTMessage("assistant", "{\"query\":1}", ["recipient": "web.run"]),
                chatGPTMessage("assistant", ""),
                chatGPTMessage("assistant", " \n"),
                chatGPTMessage("user", "x", ["content": nil]),
                chatGPTMessage("user", "no author", ["author": nil]),
                nil,
                chatGPTMessage("user", "seen", ["recipient": "someone", "weight": 0.5]),
                chatGPTMessage("tool", "tool", ["author": ["role": "tool", "name": "python"]]),
            ]))
        #expect(transcript.lines == ["user: seen", "tool: tool"])
        #expect(transcript.messages[1].author == "python")
    }

    @Test(
        arguments: [
            (["content_type": "text", "parts": ["a", nil, "", "b"]], [.text("a"), .text("b")]),
            ("plain", [.text("plain")]),
            (["content_type": "text", "parts": "one"], [.text("one")]),
            (["content_type": "text", "text": "only text"], [.text("only text")]),
            (["content_type": "", "parts": ["a"]], [.text("a")]), (["content_type": nil, "text": "a"], [.text("a")]),
            (["parts": "one"], [.text("one")]),
            (["content_type": "new", "output_str": "o"], [.text("[not shown: new]"), .text("o")]),
            (
                ["content_type": "code", "language": "python", "text": "x = 1"],
                [.code(language: "python", content: "x = 1")]
            ),
            (["content_type": "code", "language": "unknown", "text": "x"], [.code(language: "", content: "x")]),
            (["content_type": "execution_output", "text": "1\n"], [.code(language: "", content: "1\n")]),
            (
                ["content_type": "tether_quote", "title": "T", "url": "https://e.org", "text": "quoted"],
                [.text("[T](https://e.org)\n\nquoted")]
            ),
            (
                ["content_type": "tether_browsing_display", "result": "found", "summary": nil],
                [.code(language: "", content: "found")]
            ),
            (["content_type": "system_error", "name": "Timeout", "text": "too slow"], [.text("Timeout: too slow")]),
            (
                ["content_type": "computer_output", "text": "words"],
                [.text("[not shown: computer_output]"), .text("words")]
            ),
            (["content_type": "new", "state": [:]], [.text("[not shown: new]")]),
            (
                [
                    "content_type": "multimodal_text",
                    "parts": [
                        "look", ["content_type": "image_asset_pointer", "asset_pointer": "file-service://f"],
                        ["content_type": "audio_transcription", "text": "spoken"],
                        ["content_type": "audio_asset_pointer"], ["content_type": "hologram"],
                    ],
                ],
                [
                    .text("look"), .image(source: .url("file-service://f"), mimeType: ""), .text("spoken"),
                    .text("[not shown: hologram]"),
                ]
            ),
            (
                ["content_type": "multimodal_text", "parts": [["content_type": "audio_asset_pointer"]]],
                [.text("[audio]")]
            ),
        ] as [(JSON, [MessagePart])])
    func contentIsReadByItsType(content: JSON, parts: [MessagePart]) throws {
        let message = chatGPTMessage("assistant", "", ["content": content])
        #expect(try transcript(of: chatGPT([message])).messages.map(\.parts) == [parts])
    }

    @Test(arguments: ["thoughts", "reasoning_recap", "user_editable_context", "model_editable_context"])
    func thinkingAndContextAreNotPartOfTheConversation(type: String) throws {
        let hidden = chatGPTMessage("assistant", "", ["content": ["content_type": .string(type), "parts": ["secret"]]])
        #expect(try transcript(of: chatGPT([chatGPTMessage("user", "q"), hidden])).lines == ["user: q"])
    }

    @Test func citationMarksAreTakenOut() throws {
        let marked =
            "A\u{E200}cite\u{E202}turn0search1\u{E202}turn1view0\u{E201} b "
            + "\u{E200}url\u{E202}Title\u{E202}turn0\u{E201} \u{E200}entity\u{E202}[\"company\",\"Acme\"]\u{E201} "
            + "\u{E203}kept\u{E204}\u{E205}\u{E206} \u{E200}stray \u{E207}\u{EE00}é"
        #expect(
            try transcript(of: chatGPT([chatGPTMessage("assistant", marked)])).lines
                == ["assistant: A b Title Acme kept stray \u{E207}\u{EE00}é"])
    }

    @Test func otherTextIsKeptByteForByte() throws {
        let text = "\0 tab\t\r\n trailing  \u{FEFF}e\u{301} é \u{202E} 👩‍👩‍👧 \u{1B}[31m"
        let read = try transcript(of: chatGPT([chatGPTMessage("user", text)])).messages[0].parts[0].text
        #expect(Array(read.utf8) == Array(text.utf8))
    }

    @Test func aConversationThatIsOnlyHiddenMessagesIsSkipped() throws {
        let items = try items(of: [chatGPT([chatGPTMessage("system", "x")], id: "empty"), chatGPT([], id: "none")])
        #expect(items.map { $0.skipped?.id } == ["empty", "none"])
        #expect(
            items.map { $0.skipped?.reason } == [
                "None of its 1 messages can be shown: 1 system.", "It holds no messages.",
            ])
    }

    @Test func aLongChainIsReadInLinearTime() throws {
        let messages = (0..<20_000).map { chatGPTMessage("user", "m\($0)") }
        #expect(try transcript(of: chatGPT(messages)).messages.count == 20_000)
    }

    /// A conversation with a message for each id that has a parent; the text is the id.
    private func tree(
        _ parents: OrderedDictionary<String, String?>, current: String?, times: [String: Int] = [:]
    ) -> JSON {
        var mapping: OrderedDictionary<String, JSON> = [:]
        for (id, parent) in parents {
            let message = chatGPTMessage(
                "user", id, ["id": .string(id), "create_time": times[id].map { .number($0) } ?? nil])
            mapping[id] = [
                "id": .string(id), "message": parent == nil ? nil : message,
                "parent": parent.map { .string($0) } ?? nil,
                "children": .array(parents.filter { $0.value == id }.map { .string($0.key) } + ["gone"]),
            ]
        }
        return ["id": "t", "mapping": .object(mapping), "current_node": current.map { .string($0) } ?? nil]
    }
}

extension JSON {
    func adding(_ members: OrderedDictionary<String, JSON>) -> JSON {
        .object((object ?? [:]).merging(members) { $1 })
    }
}

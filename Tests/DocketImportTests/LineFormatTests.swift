import DocketDomain
import DocketImport
import OrderedCollections
import Testing

@Suite struct OpenAITests {
    @Test func eachLineIsAConversation() throws {
        let text = """
            {"id": 7, "title": "First", "messages": [{"role": "system", "content": "Be kind."}, \
            {"role": "user", "content": "Hi", "name": "ann"}, {"role": "assistant", "content": "Hello"}], \
            "model": "gpt-x", "metadata": {"source": "s"}, "score": 0.50}

            {"messages": [{"role": "user", "content": [{"type": "text", "text": "Look"}, \
            {"type": "image_url", "image_url": {"url": "https://e.org/i.png"}}, {"type": "input_audio"}, {"type": "odd"}]}, \
            {"role": "assistant", "content": null, "tool_calls": []}, {"role": "developer", "content": "d"}, \
            {"role": "function", "content": "f"}]}
            """.replacing("\n", with: "\r\n")
        let transcripts = try items(of: text).compactMap(\.transcript)
        #expect(transcripts.count == 2)
        #expect(transcripts[0].format == .openai)
        #expect(transcripts[0].id == "7")
        #expect(transcripts[0].title == "First")
        #expect(transcripts[0].agent == "gpt-x")
        #expect(
            transcripts[0].metadata == ["model": "gpt-x", "metadata": ["source": "s"], "score": .number("0.50")],
            "other members are kept")
        #expect(transcripts[0].lines == ["system: Be kind.", "user: Hi", "assistant: Hello"])
        #expect(transcripts[0].messages.map(\.author) == [nil, "ann", "gpt-x"])
        #expect(transcripts[1].messages.map(\.role) == [.user, .system, .tool])
        #expect(
            transcripts[1].messages[0].parts == [
                .text("Look"), .image(source: .url("https://e.org/i.png"), mimeType: ""), .text("[audio]"),
                .text("[not shown: odd]"),
            ])
    }

    @Test func anArrayAndASingleConversationAreReadToo() throws {
        let conversation = openAI([("user", "q"), ("assistant", "a")])
        for value in [conversation, [conversation], [conversation, conversation]] as [JSON] {
            #expect(try items(of: value).first?.transcript?.lines == ["user: q", "assistant: a"])
            #expect(
                try items(of: value.serialized(pretty: true)).first?.transcript?.lines == ["user: q", "assistant: a"])
        }
    }

    @Test func aBrokenLineIsSkippedWhereverItIs() throws {
        let good = openAI([("user", "q")]).serialized()
        for broken in ["{\"id\":\"bad\",\"messages\":[", "{\"id\":\"bad\", \"x\": nul}", "{\"id\":\"bad\"} {}"] {
            for (lines, index) in [([broken, good, good], 0), ([good, broken, good], 1), ([good, good, broken], 2)] {
                let items = try items(of: lines.joined(separator: "\n"))
                #expect(items.count == 3)
                #expect(items.count { $0.transcript != nil } == 2)
                #expect(items[index].skipped?.id == "bad")
                #expect(items[index].skipped?.reason.contains("byte") == true)
            }
        }
    }

    @Test func aLineMayBeLong() throws {
        let long = openAI(Array(repeating: ("user", String(repeating: "x", count: 1 << 20)), count: 6)).serialized()
        let items = try items(of: "\(long)\n\(long)\n\(openAI([("user", "q")]).serialized())\n")
        #expect(items.map { $0.transcript?.messages.count } == [6, 6, 1])
    }

    @Test func largeExtrasAreLeftOut() throws {
        let big = String(repeating: "x", count: 70_000)
        let conversation = openAI([("user", "q")]).adding(["big": .string(big), "small": 1])
        #expect(try transcript(of: conversation).metadata == ["small": 1])
    }

    @Test func aPictureMayBeWrittenOutInItsAddress() throws {
        let data = "data:image/jpeg;base64," + String(repeating: "A", count: 2 << 20)
        let message: JSON = ["role": "user", "content": [["type": "image_url", "image_url": ["url": .string(data)]]]]
        let parts = try transcript(of: ["messages": [message]]).messages.first?.parts
        #expect(parts == [.image(source: .url(data), mimeType: "image/jpeg")])
    }
}

@Suite struct ShareGPTTests {
    private let conversation: JSON = [
        "id": "s1", "model": "m", "system": "Be brief.",
        "conversations": [
            ["from": "human", "value": "q"], ["from": "gpt", "value": "a"], ["from": "system", "value": "s"],
            ["from": "observation", "value": "o"],
        ],
    ]

    @Test func arraysAndLinesAndSingleConversationsAreRead() throws {
        let text = conversation.serialized()
        for export in [text, "[\(text)]", "\(text)\n\(text)\n", conversation.serialized(pretty: true)] {
            let transcript = try #require(try items(of: export).first?.transcript)
            #expect(transcript.format == .sharegpt)
            #expect(transcript.id == "s1")
            #expect(transcript.agent == "m")
            #expect(transcript.lines == ["system: Be brief.", "user: q", "assistant: a", "system: s", "tool: o"])
        }
    }
}

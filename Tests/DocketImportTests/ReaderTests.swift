import DocketDomain
import DocketImport
import Foundation
import OrderedCollections
import Testing

@Suite struct DetectionTests {
    private static let samples: [(ChatFormat, JSON)] = [
        (.chatgpt, chatGPT([chatGPTMessage("user", "q")])),
        (.claude, claude([claudeMessage("human", [textBlock("q")])])),
        (.openai, openAI([("user", "q")])),
        (.sharegpt, ["conversations": [["from": "human", "value": "q"]]]),
        (.openwebui, ["chat": ["history": ["messages": ["a": ["role": "user", "content": "q"]]]]]),
    ]

    @Test func theFormatIsFoundByContent() throws {
        for (format, sample) in Self.samples {
            for text in [
                sample.serialized(), "\u{FEFF} [\(sample.serialized())]", "[\(sample.serialized(pretty: true))]",
            ] {
                let found = try withReader(of: Array(text.utf8), name: "anything.zip") { $0.format }
                #expect(found == format)
            }
        }
    }

    @Test func theFormatCanBeGiven() throws {
        for (format, sample) in Self.samples {
            #expect(try transcript(of: [sample], format: format).lines == ["user: q"])
        }
    }

    @Test func aFormatThatDoesNotFitIsRefused() throws {
        for (format, sample) in Self.samples {
            for other in ChatFormat.allCases where other != format {
                let error = refusal(of: sample.serialized(), format: other)
                #expect(error?.code == .invalidArgument)
            }
        }
        let error = refusal(of: "[\(Self.samples[0].1.serialized())]", format: .claude)
        #expect(error?.message == "“export” is no Claude export: its first conversation is a ChatGPT conversation.")
    }

    @Test func aConversationOfAnotherFormatIsSkipped() throws {
        let items = try items(of: [Self.samples[0].1, Self.samples[1].1, [:], 5])
        #expect(items[0].transcript != nil)
        #expect(items[1].skipped?.id == "c1")
        #expect(items[1].skipped?.reason.hasPrefix("It is no ChatGPT conversation") == true)
        #expect(items[3].skipped?.reason == "It is no ChatGPT conversation but a number.")
    }

    @Test func aWrappedArrayIsRead() throws {
        let wrapped: JSON = ["version": 1, "conversations": .array(Self.samples.prefix(1).map(\.1)), "end": true]
        #expect(try transcript(of: wrapped).format == .chatgpt)
    }

    @Test(arguments: [
        (#"{"messages":[{"versions":[]}],"name":"x"}"#, "a conversation of LM Studio"),
        (#"{"chunkedPrompt":{"chunks":[]}}"#, "Google AI Studio"),
        (#"{"sessionId":"s","type":"user"}"# + "\n" + #"{"sessionId":"s","type":"user"}"#, "coding agent"),
        (
            #"[{"id":"d","mapping":{"root":{"message":null},"1":{"message":{"fragments":[{"type":"REQUEST"}]}}}}]"#,
            "an export of DeepSeek"
        ),
        (#"[{"id":"d","mapping":{"1":{"message":{"fragments":[]}}}}]"#, "an export of DeepSeek"),
        (
            #"[{"id":"d","inserted_at":"t","mapping":{"1":{"message":{"content":"q","model":"deepseek-chat"}}}}]"#,
            "an export of DeepSeek"
        ),
        (#"{"responderUsername":"GitHub Copilot","requests":[{}]}"#, "a chat of GitHub Copilot"),
        (#"{"chat-sessions":[]}"#, "a backup of Chatbox"),
        (#"{"chats":{"list":[]}}"#, "an export of Telegram"),
        (#"[{"header":"Bard","title":"Prompted x"}]"#, "Google Takeout"),
        (#"[{"uuid":"u","full_name":"A"}]"#, "the list of users of an export of Claude; the conversations are in"),
        (#"[{"uuid":"u","prompt_template":"","docs":[]}]"#, "the list of projects of an export of Claude"),
        (#"[{"conversations_memory":"m"}]"#, "the memories of an export of Claude"),
        (
            #"[{"id":"f","conversation_id":"c","rating":"thumbs_up"}]"#,
            "beside the conversations of an export of ChatGPT"
        ),
        (#"{"id":"u","chatgpt_plus_user":true}"#, "the account of an export of ChatGPT"),
        (#"{"conversations":[{"conversation":{"id":"g"},"responses":[]}]}"#, "an export of Grok"),
        (#"[{"header":"Gemini Apps","title":"Prompted x"}]"#, "Google Takeout"),
        (#"{"conversationId":"l","messages":[{"messageId":"1","text":"q"}]}"#, "an export of LibreChat"),
        (#"{"data":{"chats":[]}}"#, "a backup of TypingMind"),
        (#"[{"role":"user","content":"q"}]"#, "a message by itself"),
        (#"{"a":1,"b":2}"#, "an object with a, b"),
        ("[1,2]", "a number"),
        ("{}", "an empty object"),
    ])
    func whatIsNoExportIsNamed(text: String, seen: String) {
        let error = refusal(of: text)
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains(seen) == true, "\(error?.message ?? "")")
        #expect(error?.message.contains("--format") == true)
        for format in ChatFormat.allCases {
            #expect(error?.message.contains("(\(format.rawValue))") == true)
        }
    }

    @Test(arguments: [
        ("", "“export” is empty."),
        ("[]", "“export” holds no conversations: its list is empty."),
        ("a,b\n1,2\n", "is not JSON (expected a value at byte 0)"),
        ("[{\"mapping\":{}", "breaks off at byte 14"),
        ("  ", "breaks off at byte 2"),
        ("{\"a\"", "breaks off at byte 4"),
        ("\u{FEFF}", "breaks off"),
    ])
    func whatCannotBeReadAtAllIsAnError(text: String, reason: String) {
        let error = refusal(of: text)
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
    }

    @Test func anEmptyListOfAGivenFormatIsNoError() throws {
        #expect(try items(of: "[]", format: .chatgpt) == [])
    }

    @Test func utf16IsNamed() {
        #expect(refusal(of: [0xFF, 0xFE, 0x5B, 0x00])?.message.contains("UTF-16") == true)
        #expect(refusal(of: [0x5B, 0x00, 0x7B, 0x00])?.message.contains("UTF-16") == true)
        #expect(refusal(of: [0x00, 0x5B, 0x00, 0x7B])?.message.contains("UTF-16") == true)
    }

    @Test(arguments: ["{bad", "[1]", "5", "\u{0}\u{0}", "", "{\"a\":"])
    func aLineThatIsBrokenCostsNoOther(broken: String) throws {
        let line = #"{"messages":[{"role":"user","content":"q"}]}"#
        let items = try items(of: [line, broken, line, broken, line].joined(separator: "\n"))
        #expect(items.compactMap(\.transcript).count == 3)
    }

    @Test func missingFilesAndFoldersAreErrors() {
        let folder = FileManager.default.temporaryDirectory
        #expect(throws: DocketError(.notFound, "There is no file “nothing.json”.")) {
            try ChatExportReader(url: folder.appendingPathComponent("no-folder/nothing.json"))
        }
        let error = #expect(throws: DocketError.self) { try ChatExportReader(url: folder) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains("is a folder") == true)
    }
}

@Suite struct BrokenExportTests {
    private let good = chatGPT([chatGPTMessage("user", "q")]).serialized()

    @Test(arguments: [
        (",", "The file breaks off at byte"), (",{\"id\":\"half", "The file breaks off at byte"),
        (" {}]", "The file is broken at byte"), ("]]", "The file is broken at byte"),
        ("", "The file breaks off at byte"),
    ])
    func whatStandsBeforeTheBreakIsRead(end: String, reason: String) throws {
        let items = try items(of: "[\(good),\(good)\(end)")
        #expect(items.count == 3)
        #expect(items[0].transcript?.lines == ["user: q"])
        #expect(items[1].transcript?.lines == ["user: q"])
        #expect(items[2].skipped?.id == "")
        #expect(items[2].skipped?.reason.hasPrefix(reason) == true)
    }

    @Test func aBrokenConversationIsSkippedWithItsIDAndReason() throws {
        let broken = [
            #"{"title":"x","mapping":{"a":nul},"conversation_id":"b1","id":"other"}"#,
            #"{"id":"b2","mapping":{"a":"\#u{1}"}}"#,
            "{\"id\":\"b3\",\"mapping\":{\"a\":\"\u{1}\"}}",
            #"{"mapping":{"a":[1,]},"uuid":"b4"}"#,
        ]
        let items = try items(of: "[\(broken.joined(separator: ",")),\(good)]")
        #expect(items.compactMap { $0.skipped?.id } == ["b1", "b2", "b3", "b4"])
        #expect(items.prefix(4).allSatisfy { $0.skipped?.reason.hasPrefix("It is not JSON: expected") == true })
        #expect(items.last?.transcript?.lines == ["user: q"], "also where the first ones are broken")
    }

    @Test func bytesThatAreNotUTF8SkipOneConversation() throws {
        var bytes = Array("[\(good),{\"id\":\"bad\",\"mapping\":{},\"x\":\"".utf8)
        bytes += [0xFF] + Array("\"},\(good)]".utf8)
        let items = try items(of: bytes)
        #expect(items.map { $0.transcript != nil } == [true, false, true])
        #expect(items[1].skipped?.id == "bad")
        #expect(items[1].skipped?.reason.contains("UTF-8") == true)
    }

    @Test func nestingOver64IsRefused() throws {
        func nested(_ depth: Int) -> String {
            let value = String(repeating: "[", count: depth - 1) + String(repeating: "]", count: depth - 1)
            return "{\"id\":\"deep\",\"mapping\":{},\"x\":\(value)}"
        }
        let items = try items(of: "[\(nested(65)),\(good),\(nested(100_000))]")
        #expect(items.map { $0.skipped?.id } == ["deep", nil, "deep"])
        #expect(items[0].skipped?.reason.hasPrefix("It is nested more than 64 deep") == true)
        #expect(
            try DocketImportTests.items(of: "[\(nested(64))]", format: .chatgpt)[0].skipped?.reason
                == "It holds no messages.")
    }

    @Test func aMessageOver1MiBIsRefused() throws {
        let limit = 1 << 20
        for (size, isRead) in [(limit, true), (limit + 1, false)] {
            let text = String(repeating: "é", count: size / 2) + String(repeating: "x", count: size % 2)
            let items = try items(of: [
                chatGPT([chatGPTMessage("user", "q"), chatGPTMessage("user", text)], id: "long")
            ])
            #expect((items[0].transcript != nil) == isRead)
            if !isRead {
                #expect(items[0].skipped?.id == "long")
                #expect(items[0].skipped?.reason.contains("message 2 holds 1048577 bytes") == true)
            }
        }
    }
}

@Suite struct IdentityTests {
    @Test func withoutAnIDTheBeginningIsTheIdentity() throws {
        func id(_ texts: [(String, String)]) throws -> String {
            try transcript(of: openAI(texts.map { (role: $0.0, text: $0.1) })).id
        }
        let first = try id([("system", "s"), ("user", "q")])
        #expect(first.hasPrefix("digest:"))
        #expect(first.count == "digest:".count + 64)
        #expect(try id([("system", "s"), ("user", "q"), ("assistant", "a")]) == first, "a conversation may grow")
        #expect(try id([("system", "s"), ("user", "other")]) != first, "the same instructions are not the same talk")
        #expect(try id([("system", "t"), ("user", "q")]) != first)
        #expect(try id([("assistant", "q")]) != id([("user", "q")]))
    }

    @Test func conversationsThatBeginAlikeAreToldApartByTheirOrder() throws {
        let lines = ["a", "b", "c"].map { openAI([("user", "same"), ("assistant", $0)]).serialized() }
        let ids = try items(of: lines.joined(separator: "\n")).compactMap { $0.transcript?.id }
        #expect(ids == [ids[0], ids[0] + "-2", ids[0] + "-3"])
        let again = try items(of: lines.joined(separator: "\n")).compactMap { $0.transcript?.id }
        #expect(again == ids)
    }

    @Test func conversationsCanBeReadApartFromTheFile() throws {
        let lines = (0..<20).map { openAI([("user", "q\($0 / 2)")]).serialized() }.joined(separator: "\n")
        let inOrder = try items(of: lines)
        let apart = try withReader(of: Array(lines.utf8)) { reader in
            var raw: [RawConversation] = []
            while let next = reader.nextRaw() { raw.append(next) }
            return raw.reversed().map { $0.read() }.reversed().map(reader.tellApart)
        }
        #expect(apart == inOrder)
    }
}

@Suite struct TimeTests {
    @Test(
        arguments: [
            (1_700_000_000, 1_700_000_000_000), (1_700_000_000.1239, 1_700_000_000_124),
            (1_700_000_000_123, 1_700_000_000_123), (1_700_000_000_123_456, 1_700_000_000_123), (0, 0), (-1.5, -1500),
            ("2023-11-14T22:13:20Z", 1_700_000_000_000), ("2023-11-14 22:13:20.5", 1_700_000_000_500),
            ("2023-11-15T00:13:20.1234567+02:00", 1_700_000_000_123), ("2023-11-14T17:13:20-0500", 1_700_000_000_000),
            ("1970-01-01", 0), ("2024-02-29T00:00:00Z", 1_709_164_800_000),
            ("0000-03-01T00:00:00Z", -62_162_035_200_000),
            ("1700000000.5", 1_700_000_000_500),
        ] as [(JSON, Int64)])
    func timesAreReadInEveryForm(written: JSON, milliseconds: Int64) throws {
        let conversation = chatGPT([chatGPTMessage("user", "q")]).adding(["create_time": written])
        #expect(try transcript(of: conversation).createdAt == Timestamp(milliseconds: milliseconds))
    }

    @Test(
        arguments: [
            nil, "", "soon", "2023-13-01", "2023-11-14T25:00:00Z", "2023-11-14T22:13:20+xx", true, .number("1e999"),
        ] as [JSON])
    func whatIsNoTimeIsLeftOut(written: JSON) throws {
        let conversation = chatGPT([chatGPTMessage("user", "q")]).adding(["create_time": written])
        #expect(try transcript(of: conversation).createdAt == nil)
    }
}

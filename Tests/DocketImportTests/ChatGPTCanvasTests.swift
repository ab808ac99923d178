import DocketDomain
import DocketImport
import Foundation
import OrderedCollections
import Testing

@Suite struct ChatGPTCanvasTests {
    private func call(_ function: String, _ input: JSON) -> JSON {
        chatGPTMessage(
            "assistant", "",
            [
                "recipient": .string("canmore.\(function)"),
                "content": ["content_type": "code", "text": .string(input.serialized())],
            ])
    }

    private func answer(_ function: String, id: String, text: String = "Successfully done") -> JSON {
        chatGPTMessage(
            "tool", text,
            [
                "author": ["role": "tool", "name": .string("canmore.\(function)")],
                "metadata": ["canvas": ["textdoc_id": .string(id)]],
            ])
    }

    private func create(_ content: String, name: String = "Plan", type: String = "document") -> JSON {
        call("create_textdoc", ["name": .string(name), "type": .string(type), "content": .string(content)])
    }

    private func update(_ pattern: String, _ replacement: String, multiple: Bool = false) -> JSON {
        call(
            "update_textdoc",
            [
                "updates": [
                    ["pattern": .string(pattern), "multiple": .bool(multiple), "replacement": .string(replacement)]
                ]
            ])
    }

    private func contents(_ messages: [JSON]) throws -> [String] {
        try transcript(of: chatGPT([chatGPTMessage("user", "write")] + messages)).messages.flatMap(\.artifacts)
            .map(\.content)
    }

    @Test func aCanvasIsAnArtifactWithItsRevisions() throws {
        let transcript = try transcript(
            of: chatGPT([
                chatGPTMessage("user", "write"), create("# Plan\n\none"), answer("create_textdoc", id: "d1"),
                chatGPTMessage("assistant", "Here it is."), chatGPTMessage("user", "two, please"),
                update("one", "two"), answer("update_textdoc", id: "d1"),
                call("comment_textdoc", ["comments": [["pattern": "two", "comment": "Why two?"]]]),
                answer("comment_textdoc", id: "d1"),
            ]))
        #expect(
            transcript.lines == [
                "user: write", "assistant: [artifact: Plan]", "assistant: Here it is.", "user: two, please",
                "assistant: [artifact: Plan]", "assistant: [artifact: Plan, comments]|> two\n\nWhy two?",
            ])
        let artifacts = transcript.messages.flatMap(\.artifacts)
        #expect(artifacts.map(\.content) == ["# Plan\n\none", "# Plan\n\ntwo"])
        #expect(artifacts.map(\.action) == [.created, .updated])
        #expect(Set(artifacts.map(\.identifier)) == ["d1"])
        #expect(artifacts[0].type == "text/markdown")
        #expect(transcript.tally.hidden == [.toolResult: 3])
    }

    @Test func codeKeepsItsLanguage() throws {
        let artifacts = try transcript(of: chatGPT([create("x = 1", name: "a.py", type: "code/python")])).messages
            .flatMap(\.artifacts)
        #expect(artifacts.map(\.type) == ["application/vnd.ant.code"])
        #expect(artifacts.map(\.language) == ["python"])
    }

    @Test(
        arguments: [
            ("one two one", "one", "1", false, "1 two one"), ("one two one", "one", "1", true, "1 two 1"),
            ("a\nb", ".*", "all new \\1", false, "all new \\1"), ("a\nb", "(?s).*", "n", false, "n"),
            ("x=1", "(\\w)=(\\d)", "\\2=\\1", false, "1=x"), ("x=1", "(?P<n>\\w)=", "\\g<n>:", false, "x:1"),
            ("x=1", "(\\w)", "\\g<1>!", false, "x!=1"), ("a\\b", "a", "\\\\c", false, "\\\\c\\b"),
            ("cost (old)", "cost (old)", "price", false, "price"), ("1+1", "1+1", "2", false, "2"),
            ("é🙂x", "🙂", "ß", false, "éßx"), ("line\nend", "end\\Z", "END", false, "line\nEND"),
            ("aXbX", "X$", "!", false, "aXb!"), ("a (b", "(b", "c", false, "a c"),
        ] as [(String, String, String, Bool, String)])
    func updatesReplaceWhatTheirPatternsFind(
        before: String, pattern: String, replacement: String, multiple: Bool, after: String
    ) throws {
        #expect(try contents([create(before), update(pattern, replacement, multiple: multiple)]) == [before, after])
    }

    @Test(arguments: ["nothing like it", "(a+)+$", "(", "[", "(?P<", "\\", "(.*)*b"])
    func whatCannotBeFollowedLeavesTheCanvasAndIsNamed(pattern: String) throws {
        let before = String(repeating: "a", count: 60) + "!"
        let transcript = try transcript(
            of: chatGPT([create(before), update(pattern, "x"), update("!", "?")]))
        #expect(transcript.messages.flatMap(\.artifacts).map(\.content) == [before, before.dropLast() + "?"])
        #expect(transcript.lines[1] == "assistant: [artifact: Plan, a change that cannot be followed]")
        #expect(transcript.tally.notes.count == 1)
        #expect(transcript.tally.notes.first?.contains("Plan") == true)
    }

    @Test func updatesWithoutACanvasAndCallsThatCannotBeReadAreNamed() throws {
        let broken = chatGPTMessage("assistant", "{", ["recipient": "canmore.create_textdoc"])
        let transcript = try transcript(of: chatGPT([chatGPTMessage("user", "q"), update("a", "b"), broken]))
        #expect(transcript.messages.count == 3)
        #expect(transcript.messages.allSatisfy { $0.artifacts.isEmpty })
        #expect(transcript.tally.notes.count == 2)
    }

    @Test func theAnswerSaysWhichCanvasWasMeantAndWhetherItWasDone() throws {
        let failed = chatGPTMessage(
            "tool", "Error: no match", ["author": ["role": "tool", "name": "canmore.update_textdoc"]])
        let transcript = try transcript(
            of: chatGPT([
                create("first", name: "A"), answer("create_textdoc", id: "a"), create("second", name: "B"),
                answer("create_textdoc", id: "b"), update("first", "FIRST"), answer("update_textdoc", id: "a"),
                update("FIRST", "lost"), failed,
            ]))
        let artifacts = transcript.messages.flatMap(\.artifacts)
        #expect(artifacts.map(\.identifier) == ["a", "b", "a"])
        #expect(artifacts.last?.content == "FIRST")
        #expect(transcript.tally.notes.first?.contains("no match") == true)
    }
}

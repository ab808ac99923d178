import DocketDomain
import DocketImport
import OrderedCollections
import Testing

@Suite struct ClaudeArtifactTests {
    @Test func createUpdateAndRewriteAreReplayed() throws {
        let transcript = try transcript(
            of: claude([
                assistant([
                    textBlock("Here it is."),
                    call([
                        "id": "a", "command": "create", "type": "application/vnd.ant.code", "language": "python",
                        "title": "Script", "content": "x = 1\ny = 1\n",
                    ]),
                    textBlock("Done."),
                ]),
                assistant([call(["id": "a", "command": "update", "old_str": "= 1", "new_str": "= 2"])]),
                assistant([
                    call(["id": "a", "command": "rewrite", "title": "Better", "content": "z"]),
                    call(["id": "b", "command": "rewrite", "type": "text/markdown", "title": "Notes", "content": "n"]),
                ]),
            ]))
        #expect(
            transcript.messages[0].parts
                == [.text("Here it is."), .text("[artifact: Script]"), .text("Done.")])
        let script = TranscriptArtifact(
            identifier: "a", title: "Script", type: "application/vnd.ant.code", language: "python",
            content: "x = 1\ny = 1\n", action: .created)
        var updated = script
        updated.content = "x = 2\ny = 1\n"
        updated.action = .updated
        var rewritten = updated
        rewritten.title = "Better"
        rewritten.content = "z"
        let notes = TranscriptArtifact(
            identifier: "b", title: "Notes", type: "text/markdown", content: "n", action: .created)
        #expect(transcript.messages.map(\.artifacts) == [[script], [updated], [rewritten, notes]])
        #expect(transcript.lines[1] == "assistant: [artifact: Script]")
    }

    @Test func anUpdateOfTextThatIsNotThereIsNotedAndSkipped() throws {
        let transcript = try transcript(
            of: claude([
                assistant([call(["id": "a", "command": "create", "title": "Doc", "content": "one"])]),
                assistant([call(["id": "a", "command": "update", "old_str": "two", "new_str": "three"])]),
                assistant([call(["id": "?", "command": "update", "old_str": "one", "new_str": "two"])]),
                assistant([call(["id": "a", "command": "create"])]),
                assistant([call(["id": "a", "command": "update", "old_str": "one", "new_str": ""])]),
            ]))
        #expect(transcript.messages.map(\.artifacts.count) == [1, 0, 0, 0, 1])
        #expect(transcript.messages[4].artifacts[0].content == "")
        #expect(transcript.lines[1] == "assistant: [artifact: Doc, a change that cannot be followed]")
        #expect(transcript.messages.count == 5, "no message is lost")
    }

    @Test func inlineArtifactsAreCutOut() throws {
        let transcript = try transcript(
            of: claude([
                assistant([
                    textBlock(
                        """
                        Before
                        <antArtifact identifier="t" type="text/markdown" title="A &quot;table&quot;">
                        | a |
                        |---|
                        | 1 < 2 |
                        </antArtifact>
                        Between
                        <antArtifact identifier="c" type="application/vnd.ant.code" language="sql" title="Query">SELECT 1</antArtifact>
                        After
                        """)
                ]),
                assistant([textBlock("<antArtifact identifier=\"t\" title=\"T2\">new</antArtifact>")]),
            ]))
        #expect(
            transcript.lines == [
                "assistant: Before\n[artifact: A \"table\"]\nBetween\n[artifact: Query]\nAfter",
                "assistant: [artifact: T2]",
            ])
        #expect(
            transcript.messages[0].artifacts == [
                TranscriptArtifact(
                    identifier: "t", title: "A \"table\"", type: "text/markdown",
                    content: "| a |\n|---|\n| 1 < 2 |", action: .created),
                TranscriptArtifact(
                    identifier: "c", title: "Query", type: "application/vnd.ant.code", language: "sql",
                    content: "SELECT 1", action: .created),
            ])
        #expect(transcript.messages[1].artifacts.map(\.action) == [.updated])
    }

    @Test(arguments: [
        "no tag <at> all", "<antArtifact", "<antArtifact>", "<antArtifact title=\"x\">y</antArtifact>",
        "<antArtifact identifier=", "<antArtifact identifier=\"x",
    ])
    func whatOnlyLooksLikeAnInlineArtifactIsText(text: String) throws {
        let transcript = try transcript(of: claude([assistant([textBlock(text)])]))
        #expect(transcript.lines == ["assistant: \(text)"])
        #expect(transcript.messages[0].artifacts.isEmpty)
    }

    @Test func anInlineArtifactMayBreakOff() throws {
        let transcript = try transcript(
            of: claude([assistant([textBlock("x <antArtifact identifier=\"i\" title=\"T\">half")])]))
        #expect(transcript.lines == ["assistant: x [artifact: T]"])
        #expect(transcript.messages[0].artifacts.map(\.content) == ["half"])
    }

    @Test func aPersonsTextIsNeverCut() throws {
        let text = "<antArtifact identifier=\"i\" title=\"T\">x</antArtifact>"
        #expect(try transcript(of: claude([claudeMessage("human", [textBlock(text)])])).lines == ["user: \(text)"])
    }

    @Test func manyOpeningTagsDoNotTakeForever() throws {
        let text = String(repeating: "<antArtifact x", count: 60_000)
        #expect(try transcript(of: claude([assistant([textBlock(text)])])).lines == ["assistant: \(text)"])
    }

    private func assistant(_ blocks: [JSON]) -> JSON {
        claudeMessage("assistant", blocks)
    }

    private func call(_ input: JSON) -> JSON {
        ["type": "tool_use", "name": "artifacts", "input": input]
    }
}

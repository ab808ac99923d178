import DocketDomain
import Foundation
import TestSupport
import Testing

/// Reasoning is told apart from what was said, whatever program wrote it down.
struct ReasoningTests {
    private func parts(_ text: String) -> [MessagePart] { Reasoning.separated([.text(text)]) }
    private func said(_ text: String) -> String {
        parts(text).map(\.text).filter { !$0.isEmpty }.joined(separator: "|")
    }
    private func thought(_ text: String) -> [String] {
        parts(text).compactMap { if case .reasoning(let text) = $0 { text } else { nil } }
    }

    @Test(arguments: [
        "<think>hm</think>\n\nAnswer.", "<think>\nhm\n</think>\nAnswer.", "<thinking>hm</thinking>Answer.",
        "<Think>hm</THINK>\nAnswer.", "<antThinking>hm</antThinking>\n\nAnswer.",
        "<antthinking>hm</antthinking> Answer.",
        "\n\n<think>hm</think>\n\n\nAnswer.\n", "<think> hm </think>\n\n<think></think>\nAnswer.",
        "<details type=\"reasoning\" done=\"true\" duration=\"3\">\nhm\n</details>\n\nAnswer.",
        "<details open type='reasoning'>\nhm\n</details>\nAnswer.", "hm\n</think>\n\nAnswer.",
        "<think>hm</think>\nhm\n</think>\nAnswer.", "Answer.\n<antThinking>hm",
        "Answer.\n\n<details type=\"reasoning\" done=\"false\">\nhm",
        "<think>\nhm ```\ncode\n</think>\nAnswer.",
        "<antThinking>hm <antThinking>hm</antThinking> hm</antThinking>Answer.",
        "<think>hm <think>hm</think>\nhm</think>\nAnswer.", "<think>hm, <think>, hm</think>\nAnswer.",
        "<DETAILS TYPE=\"REASONING\"><SUMMARY>x</SUMMARY>hm</DETAILS>Answer.",
        "<reasoning>hm</reasoning>Answer.", "<thought>\nhm\n</thought>\n\nAnswer.",
    ])
    func tagsOfEveryProgramHideWhatIsBetweenThem(text: String) {
        #expect(said(text).trimmed == "Answer.", "\(text)")
        #expect(thought(text).contains { $0.contains("hm") }, "\(text)")
        for part in parts(text) { #expect(!part.text.contains("<")) }
    }

    @Test func reasoningThatIsNotFinishedHidesTheRestWhereNothingWasSaid() {
        #expect(parts("<think>hm\n\n| a |\n|---|\n| 1 |") == [.reasoning("hm\n\n| a |\n|---|\n| 1 |")])
        #expect(parts("Say <think> and go on.") == [.text("Say <think> and go on.")])
    }

    @Test func aSummaryAndWhatAToolWasCalledWithAreKept() {
        let text = """
            <details type="tool_calls" done="true" id="1" name="search" arguments="{&quot;q&quot;: &quot;a &gt; b&quot;}" \
            result="&quot;none&quot;">
            <summary>Tool Executed</summary>
            </details>

            Nothing was found.
            """
        #expect(
            parts(text) == [
                .reasoning("Tool Executed\nname: search\narguments: {\"q\": \"a > b\"}\nresult: \"none\""),
                .text("Nothing was found."),
            ])
        let thought =
            "<details type=\"reasoning\" done=\"true\">\n<summary>Thought for 3 seconds</summary>\n> a\n> </details>\n> b\n</details>\nX"
        #expect(parts(thought) == [.reasoning("Thought for 3 seconds\n> a\n> </details>\n> b"), .text("X")])
    }

    @Test func whatWasSaidBetweenKeepsItsOrder() {
        let text = "<think>1</think>\nA.\n\n<details type=\"code_interpreter\">\n2\n</details>\n\nB.\n"
        #expect(parts(text) == [.reasoning("1"), .text("A."), .reasoning("2"), .text("B.")])
        #expect(said("One <think>x</think>sentence.") == "One sentence.")
        #expect(said("One <antThinking>x</antThinking>sentence.") == "One sentence.")
    }

    @Test(arguments: [
        "Models write `<think>` and `</think>`.", "```\n<think>hm</think>\n```",
        "~~~xml\n<details type=\"reasoning\">x</details>\n~~~",
        "    <think>hm</think>\n", "- a\n  ```\n  <think>x</think>\n  ```\n", "> ```\n> <think>x</think>\n> ```",
        "``a ` <think>x</think>``", "\\<think>x\\</think>", "<details>\n<summary>More</summary>\nx\n</details>",
        "<details type=\"note\">x</details>", "<thinker>x</thinker>", "a < b and <thi nk>",
        "Answer.\nThe tag </think> ends it.", "Write <thought>like this</thought>.", "<reasoning>without an end",
        "<antArtifact identifier=\"a\">\n<think>x</think>\n</antArtifact>", "<antArtifact>\n<antThinking>x",
        "Nothing at all.", "",
    ])
    func codeAndOtherTagsAreText(text: String) {
        #expect(parts(text) == [.text(text)])
    }

    @Test func aTagAfterCodeOrAListIsATag() {
        #expect(said("```\na\n```\n<antThinking>hm</antThinking>\nB.") == "```\na\n```|B.")
        #expect(said("1. a\n\n    <antThinking>hm</antThinking>\n\nB.") == "1. a|B.")
        #expect(said("a ` <antThinking>hm</antThinking>\n\nB.").contains("hm") == false)
    }

    @Test func otherPartsStayWhereTheyAre() {
        let code = MessagePart.code(language: "", content: "<think>x</think>")
        let given: [MessagePart] = [.reasoning("0"), .text("<think>1</think>"), code, .text("<think>2")]
        #expect(Reasoning.separated(given) == [.reasoning("0"), .reasoning("1"), code, .text("<think>2")])
    }

    @Test(arguments: [
        "<think>", "</think>", "<think></think>", "<details type=\"reasoning\">", "<details \"", "</details>", "`",
        "` ``",
        "<think><think></think>", "<antThinking><antThinking></antThinking>", "<antArtifact>", "<thought>",
        "<antThinking>", "<details type=\"reasoning\">\n> <", "```\n", "<", "- ", "</think>\n", "`\n\n",
    ])
    func repeatedTagsCostNoMoreThanTheirLength(mark: String) async {
        await expectLinearCost(mark) { size in
            "<think " + String(repeating: mark, count: size / mark.utf8.count)
        }
    }

    /// What stands before many blanks, what after them, the tag that is repeated, and the end.
    @Test(arguments: [
        ["<think>", "", "<think ", ">"], ["<details type=\"reasoning\">\n", "", "<details>", ""],
        ["x", "", "<think>a</think>", ""], ["", "x<antThinking>a</antThinking>", "</think>\n", ""],
    ])
    func repeatedTagsAfterManyBlanksOrBeforeAFarEndCostNoMoreThanTheirLength(pieces: [String]) async {
        await expectLinearCost("\(pieces)") { size in
            pieces[0] + String(repeating: " ", count: size) + pieces[1]
                + String(repeating: pieces[2], count: size / pieces[2].utf8.count) + pieces[3]
        }
    }

    private func expectLinearCost(_ name: String, of make: (_ size: Int) -> String) async {
        let factor = await growth { factor in _ = parts(make(factor * 100_000)) }
        #expect(factor <= 10, "\(name)")
    }

    @Test func aPartOfReasoningIsStoredAndReadBack() throws {
        let parts: [MessagePart] = [.reasoning("hm"), .text("a")]
        let bytes = try JSONEncoder().encode(parts)
        #expect(try JSONDecoder().decode([MessagePart].self, from: bytes) == parts)
        #expect(parts.map(\.text) == ["", "a"])
        #expect(parts.map(\.textSize) == [2, 1])
    }
}

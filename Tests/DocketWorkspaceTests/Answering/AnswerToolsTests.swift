import DocketAssistants
import DocketDomain
import DocketWorkspace
import Testing

/// What an assistant can do by tools, and that it can do nothing else.
@Suite struct AnswerToolsTests {
    private let table = "Here they are:\n\n| Mandate | Fee |\n|---|---:|\n| Core | 0.45% |\n| Growth | 0.60% |\n"

    private func call(_ name: String, _ arguments: String) -> ToolCall {
        ToolCall(id: "call_1", name: name, arguments: arguments)
    }

    /// A thread in which an assistant has made a table.
    private func made(_ workspace: LocalWorkspace) async throws -> (thread: ThreadID, artifact: ArtifactID) {
        let thread = try await workspace.newThread()
        let question = try await workspace.say("Give me a table of the mandates and their fees", in: thread)
        guard
            case .answered(let answer) = try await workspace.answerer(ScriptedAssistant([table])).answer(
                AnswerRequest(message: question)), let artifact = answer.artifacts.first
        else { throw DocketError(.internal, "No table was made.") }
        return (thread, artifact.id)
    }

    private func answer(
        _ calls: [ToolCall], saying text: [String] = [], finish: FinishReason = .toolCalls, in thread: ThreadID,
        _ workspace: LocalWorkspace
    ) async throws -> (Answer, ScriptedAssistant) {
        let assistant = ScriptedAssistant(text, calls: calls, finish: finish)
        let question = try await workspace.say("Core costs 0.40% now", in: thread)
        guard
            case .answered(let answer) = try await workspace.answerer(assistant).answer(
                AnswerRequest(message: question))
        else { throw DocketError(.internal, "It was not answered.") }
        return (answer, assistant)
    }

    @Test func aCallMakesARevisionAndAVisibleMessage() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        let (thread, artifact) = try await made(workspace)
        let arguments =
            #"{"artifact_id":"\#(artifact)","cells":[{"row":1,"column":"Fee","old":"0.45%","new":"0.40%"}]}"#
        let (answer, assistant) = try await answer([call("change_artifact", arguments)], in: thread, workspace)
        #expect(assistant.requests.first?.tools.map(\.name) == ["change_artifact"])
        #expect(answer.message.parts.said.contains("Changed “"))
        #expect(answer.message.mention == ArtifactMention(artifactID: artifact, action: .updated))
        let revision = try await workspace.queries.revision(nil, of: artifact)
        #expect(revision.revision == 2)
        guard case .table(let table) = revision.content, case .inline(let rows) = table.rows else {
            Issue.record("It is no table: \(revision.content)")
            return
        }
        #expect(rows == [["Core", "0.40%"], ["Growth", "0.60%"]])
        #expect(try await workspace.queries.thread(thread).artifactCount == 1)
        #expect(try await workspace.faults().isEmpty)
    }

    @Test func callsOfOneAnswerFollowEachOtherAndTheTextMakesNoSecondTable() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        let (thread, artifact) = try await made(workspace)
        let calls = [("0.45%", "0.42%"), ("0.42%", "0.40%")].map { old, new in
            call(
                "change_artifact",
                #"{"artifact_id":"\#(artifact)","cells":[{"row":1,"column":"Fee","old":"\#(old)","new":"\#(new)"}]}"#)
        }
        let text = table.replacing("0.45%", with: "0.40%")
        let (answer, _) = try await answer(calls, saying: [text], in: thread, workspace)
        #expect(answer.message.parts.said.hasPrefix(text))
        #expect(try await workspace.queries.revision(nil, of: artifact).revision == 2)
        #expect(try await workspace.queries.thread(thread).artifactCount == 1)
    }

    @Test(arguments: [
        ("change_artifact", #"{"artifact_id":"nobody","content":"x"}"#), ("change_artifact", "no JSON"),
        ("change_artifact", #"{"artifact_id":"ARTIFACT","status":"deprecated"}"#),
        ("change_artifact", #"{"artifact_id":"ARTIFACT","cells":[{"row":1,"column":"Fee","old":"9%","new":"0"}]}"#),
        (
            "change_artifact",
            #"{"artifact_id":"ARTIFACT","cells":[{"row":-9223372036854775808,"column":"Fee","old":"9%","new":"0"}]}"#
        ), ("change_artifact", #"{"artifact_id":"ARTIFACT","remove_rows":[-9223372036854775808]}"#),
        ("change_artifact", #"{"artifact_id":"MINE","content":"| a |\n|---|\n| 1 |"}"#),
        ("propose_profile_edits", #"{"edits":[{"field_key":"email","proposed_value":"x","source_text":"y"}]}"#),
        ("accept_proposal", #"{"id":"ARTIFACT"}"#), ("send_message", #"{"text":"hello"}"#), ("", ""),
    ])
    func whatItMayNotIsRefusedAndToldAndChangesNothing(_ name: String, _ arguments: String) async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        let (thread, artifact) = try await made(workspace)
        let mine = try await workspace.make(
            PreparedContent(Table(columns: [Table.Column(name: "a")], rows: [["1"]])), .table)
        try await workspace.perform(.artifact(mine, .link(thread, .referenced)))
        let arguments = arguments.replacing("ARTIFACT", with: artifact.rawValue).replacing("MINE", with: mine.rawValue)
        let (answer, _) = try await answer([call(name, arguments)], in: thread, workspace)
        #expect(answer.message.parts.said.contains("Not done: "))
        #expect(answer.message.mention == nil && answer.artifacts.isEmpty)
        #expect(try await workspace.queries.revision(nil, of: artifact).revision == 1)
        #expect(try await workspace.queries.revision(nil, of: mine).revision == 1)
        #expect(try await workspace.queries.pendingCount(mine: false, limit: 10).count == 0)
        #expect(try await workspace.texts(of: thread).count == 4)
    }

    @Test func callsOfAnAnswerThatWasCutOffAreNotDone() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        let (thread, artifact) = try await made(workspace)
        let arguments =
            #"{"artifact_id":"\#(artifact)","cells":[{"row":1,"column":"Fee","old":"0.45%","new":"0.40%"}]}"#
        let (answer, _) = try await answer(
            [call("change_artifact", arguments)], saying: ["I change "], finish: .length, in: thread, workspace)
        #expect(answer.message.reply?.finish == .broken)
        #expect(answer.message.parts.said.contains("Not done: "))
        #expect(try await workspace.queries.revision(nil, of: artifact).revision == 1)
    }

    @Test func whoHasNoToolsIsOfferedNone() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        let (thread, _) = try await made(workspace)
        let question = try await workspace.say("Go on", in: thread)
        let assistant = ScriptedAssistant(["Yes."])
        _ = try await workspace.answerer(assistant, tools: false).answer(AnswerRequest(message: question))
        #expect(assistant.requests.map(\.tools) == [[]])
        let outline = try await workspace.answerer(assistant).context(saying: "Go on", to: .thread(thread))
        #expect(outline.parts.map(\.name).prefix(2) == ["System text", "Tools"])
        #expect(outline.total == outline.parts.reduce(0) { $0 + $1.tokens })
    }
}

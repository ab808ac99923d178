import DocketAssistants
import DocketDomain
import DocketWorkspace
import Foundation
import TestSupport
import Testing

/// What is attached to a message reaches whoever answers it.
@Suite struct AttachmentContextTests {
    private let office: TestOffice
    private let workspace: LocalWorkspace
    private let thread: ThreadID

    init() async throws {
        office = try await TestOffice()
        workspace = try await office.open()
        thread = try await workspace.newThread()
    }

    private func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> AttachedFile {
        try Data(bytes).write(to: office.folder.file(name))
        return try AttachedFile(reading: office.folder.file(name))
    }

    private var picture: AttachedFile {
        get throws { try file("scan.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 7]) }
    }

    private func send(_ text: String, with files: [AttachedFile]) async throws -> MessageID {
        var message = OutgoingMessage(target: .thread(thread), text: text)
        message.attachments = files.map(\.attachment)
        let outcome = try await workspace.perform(.send(message), idempotencyKey: nil, blobs: files.blobs)
        return try #require(outcome.messageID)
    }

    private func given(_ assistant: ScriptedAssistant) throws -> [AssistantTurn.Part] {
        try #require(assistant.requests.last).turns.flatMap(\.parts)
    }

    private func text(_ parts: [AssistantTurn.Part]) -> String {
        parts.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }

    @Test func aTextIsGivenAsDataWithItsMessageAndWithLaterOnes() async throws {
        let fees = try file("fees.csv", "Core,0.45%".utf8)
        let first = try await send("What does Core cost?", with: [fees])
        let assistant = ScriptedAssistant(["0.45%."])
        _ = try await workspace.answerer(assistant).answer(AnswerRequest(message: first))
        #expect(text(try given(assistant)).contains("File: fees.csv\n\nCore,0.45%\n[end of data"))
        let second = try await send("And again?", with: [])
        _ = try await workspace.answerer(assistant).answer(AnswerRequest(message: second))
        #expect(text(try given(assistant)).contains("Core,0.45%"))
    }

    @Test func aPictureIsGivenToWhoTakesPicturesOnly() async throws {
        let message = try await send("What is this?", with: [picture])
        let seeing = ScriptedAssistant(["A scan."])
        _ = try await workspace.answerer(seeing, takesPictures: true).answer(AnswerRequest(message: message))
        #expect(try given(seeing).contains(.image(picture.bytes, mediaType: "image/png")))
        let other = try await send("And this?", with: [picture])
        let blind = ScriptedAssistant(["I see nothing."])
        _ = try await workspace.answerer(blind).answer(AnswerRequest(message: other))
        #expect(try given(blind).allSatisfy { if case .text = $0 { true } else { false } })
    }

    @Test func whoLooksAtNoPicturesIsKnownBeforehandAndNamedInTheContext() async throws {
        let blind = try workspace.answerer(ScriptedAssistant([]))
        #expect(try await blind.ignoresPictures(to: .thread(thread)) == "analyst")
        let seeing = try workspace.answerer(ScriptedAssistant([]), takesPictures: true)
        #expect(try await seeing.ignoresPictures(to: nil) == nil)
        let context = try await blind.context(saying: "See", with: [picture], to: .thread(thread))
        #expect(context.leftOut.map(\.name) == ["scan.png"])
        let fees = try file("fees.csv", "Core,0.45%".utf8)
        let shown = try await blind.context(saying: "", with: [fees], to: nil)
        #expect(shown.parts.contains { $0.name == "File “fees.csv”" && $0.text.contains("0.45%") })
    }
}

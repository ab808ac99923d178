import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace
import Foundation

/// `docket send`: a message to a thread, or about an artifact.
struct SendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Send a message to a thread, or about an artifact.",
        discussion: """
            The first message about an artifact starts your discussion thread of it; later ones go there too, unless \
            --thread names another. An assistant answers: the one that --agent names, else the thread's, else the one \
            that your settings have for such artifacts, else the default one. docket agents lists them.

            What is attached is UTF-8 text, or a PNG, JPEG, GIF or WebP picture of 5 MiB at most. Texts reach the \
            assistant as data; pictures do where its settings say that it takes images.
            """)

    @Option(help: ArgumentHelp("The thread to send to.", valueName: "id"))
    var thread: String?

    @Option(help: ArgumentHelp("The artifact that the message is about.", valueName: "id"))
    var artifact: String?

    @Argument(help: ArgumentHelp("The message, or - to read it from standard input.", valueName: "text"))
    var text: String?

    @Option(
        help: ArgumentHelp("A text or picture to send along; may be given several times.", valueName: "file"),
        completion: .file())
    var attach: [String] = []

    @Flag(help: "Store the message without asking an assistant.")
    var noReply = false

    @Option(help: ArgumentHelp("The assistant to answer.", valueName: "name"))
    var agent: String?

    @Flag(help: "Show what an assistant would be given, and send nothing.")
    var showContext = false

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard thread != nil || artifact != nil else {
            throw ValidationError("Say where to send it: --thread ID or --artifact ID.")
        }
        guard text != nil || !attach.isEmpty else {
            throw ValidationError("Give the message as TEXT, - to read it from standard input, or --attach FILE.")
        }
    }

    func run() async throws {
        let session = try await showContext ? global.open() : global.openForWriting()
        let workspace = session.workspace
        let answerer = try session.answerer()
        if let agent { _ = try answerer.roster.agent(named: agent) }
        let files = try attach.map { path throws(DocketError) in
            try AttachedFile(reading: URL(fileURLWithPath: path))
        }
        let message = OutgoingMessage(
            target: try await target(workspace.queries), parts: try parts(), attachments: files.map(\.attachment))
        if showContext {
            return try show(
                try await answerer.context(
                    saying: message.parts.said, with: files, to: message.target, agent: agent))
        }
        if !noReply { try await tellOfPictures(among: files, to: message.target, answerer) }
        let outcome = try await workspace.perform(
            .send(message), idempotencyKey: write.idempotencyKey, blobs: files.blobs)
        guard let threadID = outcome.threadID, let messageID = outcome.messageID else {
            throw DocketError(.internal, "The message was stored, but its place is unknown. See `docket threads list`.")
        }
        let place = "Sent to thread:\(threadID)\(outcome.threadCreated ? ", which was started for it" : "")."
        if !global.json { try Output.print(place) }
        let answer = noReply ? nil : try await self.answer(to: messageID, in: threadID, answerer)
        record(outcome, threadID, hasReply: answer != nil, in: session)
        let sent = SentMessage(
            threadID: threadID, threadCreated: outcome.threadCreated,
            message: try await workspace.queries.message(messageID), reply: answer?.message,
            artifacts: answer?.artifacts ?? [])
        if global.json {
            try Output.print(json: sent.wire)
        } else if let answer {
            let offers = (answer.message.reply?.offers ?? []).map { Self.line(about: $0) }
            try Output.print((answer.artifacts.map { Self.line(about: $0) } + offers).joined(separator: "\n"))
        }
    }

    /// Says before anything is sent what whoever answers will not look at.
    private func tellOfPictures(
        among files: [AttachedFile], to target: OutgoingMessage.Target, _ answerer: Answerer
    ) async throws(DocketError) {
        let pictures = files.filter(\.isPicture).map(\.attachment.name)
        guard !pictures.isEmpty, let agent = try await answerer.ignoresPictures(to: target, agent: agent) else {
            return
        }
        let names = VisibleText.line(pictures.joined(separator: ", "))
        global.output.note("\(agent) takes no pictures: \(names) is stored with the message only.")
    }

    /// The answer to the message, which is printed as it comes.
    private func answer(
        to message: MessageID, in thread: ThreadID, _ answerer: Answerer
    ) async throws(DocketError) -> Answer? {
        let isShown = !global.json
        do throws(DocketError) {
            let outcome = try await answerer.answer(AnswerRequest(message: message, agent: agent)) { piece in
                // Who closed the pipe reads no more; the answer is stored all the same.
                if isShown { try? Output.print(piece: VisibleText.block(piece)) }
            }
            switch outcome {
            case .answered(let answer):
                if isShown { try? Output.print(piece: "\n") }
                if let reason = answer.message.reply?.reason { global.output.note(reason) }
                return answer
            case .nobody(let reason):
                global.output.note("The message is stored. \(reason) (--no-reply: don't ask.)")
                return nil
            }
        } catch {
            throw DocketError(
                .unavailable, "The message is stored in thread:\(thread), but not answered. \(error.message)",
                cause: error.cause)
        }
    }

    private static func line(about artifact: ArtifactSummary) -> String {
        "\(artifact.revision > 1 ? "Changed" : "Made") \(artifact.kind): \(VisibleText.line(artifact.title))  (artifact:\(artifact.id))"
    }

    private static func line(about offer: ArtifactOffer) -> String {
        "Not made, but offered in its thread: \(offer.kind) \(VisibleText.line(offer.title))"
    }

    private func show(_ context: ContextOutline) throws {
        try global.output.show(context.wire) {
            var lines = context.parts.map { part in
                "\(VisibleText.line(part.name)): \(Count.text(part.tokens, "token"))\n\(VisibleText.block(part.text))\n"
            }
            lines += context.leftOut.map { "Left out: \(VisibleText.line($0.name)). \($0.reason)" }
            lines.append(
                "About \(context.total) of \(context.budget) tokens for \(VisibleText.line(context.agent)); nothing was sent."
            )
            return lines.joined(separator: "\n")
        }
    }

    private func target(_ queries: any WorkspaceQueries) async throws(DocketError) -> OutgoingMessage.Target {
        var id: ThreadID?
        if let thread { id = try await queries.threadID(thread) }
        if let artifact { return .artifact(try await queries.artifactID(artifact), in: id) }
        return .thread(id ?? ThreadID(""))
    }

    private func parts() throws(DocketError) -> [MessagePart] {
        guard let text else { return [] }
        guard text == "-" else { return [.text(text)] }
        let bytes = try InputBytes.read("-", atMost: Limits.messageBytes)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw DocketError(
                .invalidArgument,
                "The message on standard input is not UTF-8 text. Convert it first, or attach it as a file.")
        }
        return [.text(text)]
    }

    private func record(
        _ outcome: CommandOutcome, _ thread: ThreadID, hasReply: Bool, in session: Session
    ) {
        if outcome.threadCreated { session.telemetry.record(.threadCreated, ["thread_id": .string(thread.rawValue)]) }
        session.telemetry.record(
            .messageSent,
            ["thread_id": .string(thread.rawValue), "attachments": .number(attach.count), "has_reply": .bool(hasReply)])
    }
}

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
            --thread names another.
            """)

    @Option(help: ArgumentHelp("The thread to send to.", valueName: "id"))
    var thread: String?

    @Option(help: ArgumentHelp("The artifact that the message is about.", valueName: "id"))
    var artifact: String?

    @Argument(help: ArgumentHelp("The message, or - to read it from standard input.", valueName: "text"))
    var text: String?

    @Option(
        help: ArgumentHelp("A file to send along; may be given several times.", valueName: "file"), completion: .file())
    var attach: [String] = []

    @Flag(help: "Store the message without asking an assistant.")
    var noReply = false

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
        let session = try await global.openForWriting()
        let workspace = session.workspace
        var attachments: [NewAttachment] = []
        var blobs: [String: Data] = [:]
        for path in attach {
            let file = try AttachedFile(reading: URL(fileURLWithPath: path))
            attachments.append(file.attachment)
            blobs[file.digest] = file.bytes
        }
        let message = OutgoingMessage(
            target: try await target(workspace.queries), parts: try parts(), attachments: attachments)
        let outcome = try await workspace.perform(
            .send(message), idempotencyKey: write.idempotencyKey, blobs: blobs)
        guard let threadID = outcome.threadID, let messageID = outcome.messageID else {
            throw DocketError(.internal, "The message was stored, but its place is unknown. See `docket threads list`.")
        }
        record(outcome, threadID, in: session)
        let sent = SentMessage(
            threadID: threadID, threadCreated: outcome.threadCreated,
            message: try await workspace.queries.message(messageID))
        try global.output.show(sent.wire) {
            "Sent to thread:\(threadID)\(outcome.threadCreated ? ", which was started for it" : "")."
        }
        if !noReply {
            global.output.note(
                "No assistant is configured: the message is stored, and nobody answers. (--no-reply: don't ask.)")
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

    private func record(_ outcome: CommandOutcome, _ thread: ThreadID, in session: Session) {
        if outcome.threadCreated { session.telemetry.record(.threadCreated, ["thread_id": .string(thread.rawValue)]) }
        session.telemetry.record(
            .messageSent,
            ["thread_id": .string(thread.rawValue), "attachments": .number(attach.count), "has_reply": false])
    }
}

import DocketDomain
import DocketWorkspace
import Foundation
import ModelServer
import TestSupport

/// docket on a terminal in a thread of its own, and a model's server that answers as its script says.
struct StreamStage {
    let server: ScriptedServer
    let session: ScreenSession
    /// Bytes of a screen that is drawn anew.
    let redraw: Double

    /// Before the first word of an answer: what is drawn until then is not of the stream.
    static let silence = Duration.seconds(3)
    /// The key that stops the answer of a thread.
    static let stop = "\u{18}"

    /// - Parameter folder: Made for the workspace and the settings.
    init(_ script: ServerScript, in folder: URL) async throws {
        server = try await ScriptedServer(script)
        let settings = folder.appendingPathComponent(".config/docket")
        try FileManager.default.createDirectory(at: settings, withIntermediateDirectories: true)
        try """
        agents:
          analyst: { kind: openai, url: "\(server.url)", model: bench }
        default_agent: analyst

        """.write(to: settings.appendingPathComponent("config.yaml"), atomically: true, encoding: .utf8)
        let place = folder.appendingPathComponent("desk")
        let workspace = try await LocalWorkspace.create(place, account: "bench")
        let made = try await workspace.perform(
            .createThread(NewThread(title: "Mandates")), idempotencyKey: nil, blobs: [:])
        guard let thread = made.threadID else { throw DocketError(.internal, "The thread has no id.") }
        session = try await ScreenSession(
            BuiltProgram.url, ["--workspace", place.path, "thread:\(thread)"], home: folder)
        // Answered, it also says that the program takes keys.
        redraw = try await session.redraw()
    }

    /// Asks, and waits until the question is drawn and nothing of the answer.
    func ask() async throws {
        for keys in ["c", "Tell me more.", "\u{13}"] {
            session.type(keys)
            _ = try await session.arrivals(quiet: Self.silence / 2)
        }
    }
}

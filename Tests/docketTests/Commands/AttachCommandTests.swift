import DocketDomain
import Foundation
import ModelServer
import Testing

/// `docket send --attach`
@Suite struct AttachCommandTests {
    private static let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1])

    private func sandbox(_ server: ScriptedServer, images: Bool) async throws -> Sandbox {
        let sandbox = try await Sandbox()
        _ = try sandbox.file(
            ".config/docket/config.yaml",
            """
            agents:
              analyst: {kind: openai, url: "\(server.url)", model: test, images: \(images)}
            default_agent: analyst

            """)
        return sandbox
    }

    /// What the first request to a server was.
    private func body(_ server: ScriptedServer) -> String {
        server.record.requests.first.map { String(decoding: $0.body, as: UTF8.self) } ?? ""
    }

    private func picture(_ sandbox: Sandbox) throws -> String {
        let file = sandbox.folder.appendingPathComponent("scan.png")
        try Self.png.write(to: file)
        return file.path
    }

    @Test func aTextIsShownInTheContextAndSentAsData() async throws {
        let server = try await ScriptedServer(.saying(["0.45%."]))
        defer { server.stop() }
        let sandbox = try await sandbox(server, images: false)
        let thread = try await sandbox.thread("T")
        let file = try sandbox.file("fees.csv", "Core,0.45%\n")
        let arguments = ["send", "--thread", thread, "What does Core cost?", "--attach", file, "--json"]
        let shown = try await sandbox.run(arguments + ["--show-context"])
        #expect(try shown.json["parts"]?.array?.contains { $0["name"] == "File “fees.csv”" } == true)
        #expect(server.record.requests.isEmpty)
        let sent = try await sandbox.run(arguments)
        #expect(sent.status == 0 && sent.complaint.isEmpty, "\(sent.complaint)")
        #expect(body(server).contains("Core,0.45%"))
    }

    @Test(arguments: [true, false]) func aPictureIsSentToWhoTakesOnes(_ images: Bool) async throws {
        let server = try await ScriptedServer(.saying(["Yes."]))
        defer { server.stop() }
        let sandbox = try await sandbox(server, images: images)
        let thread = try await sandbox.thread("T")
        let sent = try await sandbox.run("send", "--thread", thread, "Look", "--attach", picture(sandbox), "--json")
        #expect(sent.status == 0)
        #expect(sent.complaint.contains("analyst takes no pictures: scan.png") == !images)
        #expect(body(server).replacing("\\/", with: "/").contains("data:image/png;base64,") == images)
        #expect(try sent.json["message"]?["attachments"]?[0]?["mime_type"] == "image/png")
    }

    @Test func whatCannotBeAttachedIsToldAndNothingIsSent() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("T")
        let odd = sandbox.folder.appendingPathComponent("odd.bin")
        try Data([0x61, 0xFF]).write(to: odd)
        let large = sandbox.folder.appendingPathComponent("large.png")
        try (Self.png + Data(repeating: 0, count: Limits.pictureBytes)).write(to: large)
        for (path, status) in [(odd.path, 65), (large.path, 75), ("/dev/null", 65), ("none", 66)] {
            let run = try await sandbox.run("send", "--thread", thread, "x", "--attach", path, "--no-reply")
            #expect(run.status == Int32(status), "\(path): \(run.complaint)")
        }
        #expect(try await sandbox.json("threads", "show", thread)["message_count"] == 0)
    }
}

import DocketDomain
import Foundation
import TestSupport
import Testing

@Suite struct PipeTests {
    @Test(arguments: ["events | head -n 1", "threads list | head -n 1", "--help | true", "events | true"])
    func aReaderThatStopsEarlyEndsTheProgramQuietly(_ pipeline: String) async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("T")
        let long = String(repeating: "long text ", count: 20_000)
        for _ in 0..<3 {
            try await sandbox.done("send", "--thread", thread, "-", "--no-reply", input: Data(long.utf8))
        }
        // The program's own code, not the last one's of the pipeline.
        let script = "{ \"$0\" \(pipeline.replacing(" | ", with: "; echo $? >&2; } | "))"
        let run = try await BuiltProgram.run(
            URL(fileURLWithPath: "/bin/sh"), ["-c", script, BuiltProgram.url.path], environment: sandbox.environment,
            folder: sandbox.folder)
        #expect(run.status == 0)
        #expect(run.complaint.split(separator: "\n").last == "0", "\(run.complaint)")
        #expect(!run.complaint.contains("docket:"))
    }

    @Test func aFullDiskIsAnIOError() async throws {
        let sandbox = try await Sandbox()
        let run = try await BuiltProgram.run(
            URL(fileURLWithPath: "/bin/sh"), ["-c", "\"$0\" users > /dev/full", BuiltProgram.url.path],
            environment: sandbox.environment, folder: sandbox.folder)
        #expect(run.status == 74)
        #expect(run.complaint.contains("could not be written"))
    }

    @Test func standardInputThatIsClosedIsAnEmptyMessage() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("T")
        #expect(try await sandbox.run("send", "--thread", thread, "-").status == 65)
    }
}

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

    @Test(
        arguments: [
            "no-such-command", "threads show", "threads show nothing", "users", "--help", "users --json", "doctor",
        ],
        ["2>&-", "2>/dev/full", ">&-", ">&- 2>&-", "<&-", "<&- >&- 2>&-", ">/dev/full 2>/dev/full"])
    func streamsThatAreClosedOrFullEndNothingByASignal(command: String, streams: String) async throws {
        let sandbox = try await Sandbox()
        let run = try await BuiltProgram.run(
            URL(fileURLWithPath: "/bin/sh"), ["-c", "\"$0\" \(command) \(streams)", BuiltProgram.url.path],
            environment: sandbox.environment, folder: sandbox.folder)
        let known: Set<Int32> = [0, 64, 66, 74]
        #expect(known.contains(run.status), "\(command) \(streams): \(run.status)")
        let writesResult = ["users", "--help", "users --json", "doctor"].contains(command)
        if streams.contains(">&- 2>&-") || streams.hasPrefix(">"), writesResult { #expect(run.status == 74) }
        // No message went to a file that took the number of a stream.
        let database = try Data(contentsOf: sandbox.workspace.appendingPathComponent("docket.db"))
        #expect(database.starts(with: Data("SQLite format 3".utf8)))
        #expect(database.range(of: Data("docket: ".utf8)) == nil)
    }

    @Test func standardInputThatIsClosedIsAnEmptyMessage() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("T")
        #expect(try await sandbox.run("send", "--thread", thread, "-").status == 65)
    }
}

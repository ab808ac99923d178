import DocketDomain
import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Exports whose process is killed, interrupted, or told by another one to stop.
@Suite struct KilledExportTests {
    private let folder: TemporaryFolder
    private let program: Program
    private let table: String

    init() async throws {
        folder = try TemporaryFolder()
        program = Program(workspace: folder.file("workspace"))
        try await program.run("init")
        let rows = (0..<60_000).map { "\($0),name \($0),\($0 * 7 % 1000).25,2026-01-\($0 % 28 + 1)" }
        let file = folder.file("rows.csv")
        try Data("n,name,fee,day\n\(rows.joined(separator: "\n"))\n".utf8).write(to: file)
        let made = try await program.json(
            "artifacts", "create", "--kind", "table", "--title", "Rows", "--from", file.path)
        table = try #require(made["id"]?.string)
    }

    private var exports: URL { program.workspace.appendingPathComponent("exports") }

    private var files: [String] {
        (FileManager.default.enumerator(atPath: exports.path)?.compactMap { $0 as? String } ?? []).sorted()
    }

    /// Starts an export and halts it once its unfinished file is there: what is done to it then is done in the middle.
    private func halted() async throws -> Program.Run {
        let run = try program.start("export", table, "--format", "xlsx")
        let exports = exports
        await run.suspend {
            FileManager.default.enumerator(atPath: exports.path)?
                .contains { ($0 as? String)?.contains(".docket-export-") == true } == true
        }
        #expect(run.isRunning, "The export was over before it could be disturbed: \(run.errors)")
        return run
    }

    private func status() async throws -> (id: String, status: String, error: JSON?) {
        let item = try #require(try await program.json("exports", "list")["items"]?.array?.first)
        return (item["id"]?.string ?? "", item["status"]?.string ?? "", item["error"])
    }

    @Test func aKilledExportLeavesNoFileAndTheNextStartFindsItFailed() async throws {
        let run = try await halted()
        run.kill()
        await run.ended()
        #expect(files.contains { $0.hasSuffix(".lock") })
        #expect(!files.contains { $0.hasSuffix(".xlsx") && !$0.hasPrefix(".jobs/") })
        let found = try await status()
        #expect(found.status == "failed")
        #expect(found.error?["message"]?.string?.contains("process") == true)
        #expect(files == [".jobs"])
        try await program.run("exports", "retry", found.id)
        #expect(try await status().status == "completed")
        #expect(files.filter { $0.hasSuffix(".xlsx") }.count == 1)
        try await program.run("doctor")
    }

    @Test func anExportOfALivingProcessIsLeftAlone() async throws {
        let run = try await halted()
        #expect(try await status().status == "processing")
        run.resume()
        #expect(await run.ended() == 0)
        #expect(try await status().status == "completed")
    }

    @Test func anInterruptedExportIsCancelledAndNothingIsLeftOfIt() async throws {
        let run = try await halted()
        run.interrupt()
        run.resume()
        #expect(await run.ended() == 130)
        #expect(try await status().status == "cancelled")
        #expect(files == [".jobs"])
    }

    @Test func anotherProcessCanCancelIt() async throws {
        let run = try await halted()
        try await program.run("exports", "cancel", try await status().id)
        run.resume()
        #expect(await run.ended() == 130)
        #expect(try await status().status == "cancelled")
        #expect(files == [".jobs"])
    }
}

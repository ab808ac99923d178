import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace
import Foundation

/// `docket backup`.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the workspace into one file, while others may go on working.")

    @Argument(help: ArgumentHelp("The new file; none is replaced.", valueName: "file"), completion: .file())
    var file: String

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let target = URL(fileURLWithPath: file)
        try await Session.backUp(global.request, to: target)
        let size = try FileManager.default.attributesOfItem(atPath: target.path)[.size] as? Int ?? 0
        try global.output.show(["file": .string(target.path), "bytes": .number(size)]) {
            "Wrote \(VisibleText.line(target.path)), \(Count.text(size, "byte"))."
        }
    }
}

/// `docket restore`.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup in the place of everything in the workspace.",
        discussion: "The state before is kept in a file beside it.")

    @Argument(help: ArgumentHelp("The backup.", valueName: "file"), completion: .file())
    var file: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try global.refuseIfReadOnly()
        let request = global.request
        let kept = try await Session.restore(
            request, from: URL(fileURLWithPath: file), idempotencyKey: write.idempotencyKey
        ).path
        try global.output.show(["workspace": .string(request.folder.path), "kept": .string(kept)]) {
            "Restored \(VisibleText.line(file)). The state before is kept in \(VisibleText.line(kept))."
        }
    }
}

/// `docket rebuild`.
struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Make all lists and the search index anew from the log of events.")

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try await global.openForWriting().workspace
        let bar = ProgressLine("Rebuild", output: global.output)
        defer { bar?.finish() }
        let count = try await workspace.once(write.idempotencyKey, ["request": "rebuild"]) {
            () async throws(DocketError) in
            try await workspace.rebuild { bar?.show($0) }
        }
        bar?.finish()
        try global.output.show(["events": .number(count)]) { "Replayed \(Count.text(count, "event"))." }
    }
}

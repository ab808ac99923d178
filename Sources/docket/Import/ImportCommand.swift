import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace
import Foundation

/// `docket import`: chat exports into threads and artifacts.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring in chat exports.",
        discussion: """
            Takes the exports of ChatGPT and Claude (conversations.json, or the ZIP as downloaded), Open WebUI, OpenAI \
            messages as JSON lines, ShareGPT, and the logs.db of llm. Importing a file again adds only what is new.
            """)

    @Argument(help: ArgumentHelp("The exports.", valueName: "file"), completion: .file())
    var files: [String]

    @Option(
        help: ArgumentHelp("auto, chatgpt, claude, openai, sharegpt, openwebui or llm.", valueName: "format"))
    var format = FormatArgument.auto

    @Flag(help: "Read and count, and write nothing.")
    var dryRun = false

    @Flag(help: "Make no artifacts of tables, queries and documents.")
    var noArtifacts = false

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let session = dryRun ? try await global.open() : try await global.openForWriting()
        var options = ImportOptions()
        options.dryRun = dryRun
        options.artifacts = !noArtifacts
        options.visibility = session.settings.visibility()
        let start = ContinuousClock.now
        var imported: [ImportedFile] = []
        var failures: [CommandFailure] = []
        for (index, file) in files.enumerated() {
            let (report, failure) = await take(file, options, key(ofFile: index), session)
            imported.append(report)
            if let failure { failures.append(failure) }
        }
        if !dryRun { record(imported, duration: ContinuousClock.now - start, in: session) }
        if failures.count < files.count || files.count > 1 {
            try global.output.show(ImportedFile.report(imported)) {
                imported.filter { $0.failure == nil }.map { ImportText.lines($0, dryRun: dryRun) }.joined(
                    separator: "\n")
            }
        }
        guard let first = failures.first else { return }
        if global.json {
            throw first
        }
        for failure in failures { global.output.fail(failure.report) }
        throw first.status
    }

    /// Each file is a request of its own. What writes nothing can be repeated as it is.
    private func key(ofFile index: Int) -> String? {
        guard !dryRun, let key = write.idempotencyKey else { return nil }
        return index == 0 ? key : "\(key) file \(index + 1)"
    }

    private func take(
        _ path: String, _ options: ImportOptions, _ key: String?, _ session: Session
    ) async -> (ImportedFile, CommandFailure?) {
        let bar = ProgressLine(path, output: global.output)
        defer { bar?.finish() }
        do {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw DocketError(.notFound, "There is no file \(path).")
            }
            guard !isFolder.boolValue else {
                throw DocketError(.invalidArgument, "\(path) is a folder. Name the export in it.")
            }
            let report = try await session.workspace.importChats(
                URL(fileURLWithPath: path), format: format.format, options: options,
                idempotencyKey: key, progress: { bar?.show($0) })
            let file = ImportedFile(
                file: path, format: report.format, added: report.added,
                skipped: report.skipped.map { ImportedFile.Skipped(id: $0.id, reason: $0.reason) },
                unchanged: report.unchanged)
            let gaveNothing = report.added.threads + report.added.messages + report.unchanged == 0
            guard gaveNothing, let first = report.skipped.first else { return (file, nil) }
            let failure = CommandFailure(
                DocketError(.invalidArgument, "Nothing of \(path) could be taken: \(first.reason)"))
            return (file, failure)
        } catch {
            let failure = CommandFailure(error)
            return (ImportedFile(file: path, failure: failure.report), failure)
        }
    }

    private func record(_ files: [ImportedFile], duration: Duration, in session: Session) {
        let total = files.reduce(into: ImportCount()) { $0 += $1.added }
        session.telemetry.record(
            .importCompleted,
            [
                "files": .number(files.count), "threads": .number(total.threads), "messages": .number(total.messages),
                "artifacts": .number(total.artifacts.values.reduce(0, +)),
                "skipped": .number(files.reduce(0) { $0 + $1.skipped.count }),
                "duration_ms": .number(duration.milliseconds),
            ])
    }
}

/// What an import did, in words.
private enum ImportText {
    static func lines(_ file: ImportedFile, dryRun: Bool) -> String {
        var counts = [Count.text(file.added.threads, "thread"), Count.text(file.added.messages, "message")]
        counts += file.added.artifacts.sorted { $0.key < $1.key }.map { Count.text($0.value, name(of: $0.key)) }
        var line =
            "\(file.file) (\(file.format ?? "")): \(dryRun ? "would add" : "added") \(counts.joined(separator: ", "))"
        if file.unchanged > 0 { line += "; \(file.unchanged) unchanged" }
        if !file.skipped.isEmpty { line += "; \(file.skipped.count) skipped:" }
        let reasons = file.skipped.prefix(maximumReasons).map {
            "  \($0.id.isEmpty ? "the file" : $0.id): \($0.reason)"
        }
        let rest = file.skipped.count - reasons.count
        let more = rest > 0 ? ["  … and \(rest) more; --json lists them all"] : []
        return ([line] + reasons + more).map(VisibleText.line).joined(separator: "\n")
    }

    private static let maximumReasons = 20

    private static func name(of kind: String) -> String {
        kind == "sql_query" ? "SQL statement" : kind
    }
}

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
        let taken = imported.filter(\.hasBrought)
        if !taken.isEmpty || files.count > 1 {
            try global.output.show(ImportedFile.report(imported)) {
                taken.map { ImportText.lines($0, dryRun: dryRun) }.joined(separator: "\n")
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
            var file = ImportedFile(
                file: path, format: report.format, added: report.added,
                skipped: report.skipped.map {
                    ImportedFile.Skipped(id: $0.id, reason: $0.reason, messages: $0.messages)
                },
                unchanged: report.unchanged, account: report.account)
            let failure: CommandFailure
            if !file.hasBrought, let first = report.skipped.first {
                failure = CommandFailure(
                    DocketError(.invalidArgument, "Nothing of \(path) could be taken: \(first.reason)"))
            } else if let breakage = report.breakage {
                failure = CommandFailure(
                    DocketError(.invalidArgument, "Only what is whole in \(path) was taken. \(breakage)"))
                file.failure = failure.report
            } else {
                return (file, nil)
            }
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

extension ImportedFile {
    /// Whether there was anything to take in it.
    fileprivate var hasBrought: Bool {
        format != nil && (added.threads + added.messages + unchanged + (added.earlier ?? 0) > 0 || skipped.isEmpty)
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
        if let earlier = file.added.earlier {
            line += "; \(Count.text(earlier, "message")) \(dryRun ? "would be" : "now") an earlier version"
        }
        if !file.skipped.isEmpty { line += "; \(file.skipped.count) skipped:" }
        let reasons = file.skipped.map { "  \($0.id.isEmpty ? "the file" : $0.id): \($0.reason)" }
        return ([line] + shortened(reasons) + messages(file.account)).map(VisibleText.line).joined(separator: "\n")
    }

    /// What became of messages that were not added, and what was noticed about those that were.
    private static func messages(_ account: MessageAccount) -> [String] {
        var lines: [String] = []
        if !account.hidden.isEmpty {
            let count = account.hidden.values.reduce(0, +)
            lines.append("  \(count) of \(account.inFile) messages in the file are hidden: \(list(account.hidden))")
        }
        if !account.hiddenParts.isEmpty { lines.append("  left out of messages: \(list(account.hiddenParts))") }
        lines += shortened(
            account.skipped.map { "  \($0.conversation): message \($0.message) skipped: \($0.reason)" })
        return lines + shortened(account.notes.map { "  \($0.conversation): \($0.text)" })
    }

    private static func list(_ counts: [String: Int]) -> String {
        counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key.replacing("_", with: " "))" }
            .joined(separator: ", ")
    }

    private static func shortened(_ lines: [String]) -> [String] {
        let rest = lines.count - maximumLines
        return lines.prefix(maximumLines) + (rest > 0 ? ["  … and \(rest) more; --json lists them all"] : [])
    }

    private static let maximumLines = 20

    private static func name(of kind: String) -> String {
        kind == "sql_query" ? "SQL statement" : kind
    }
}

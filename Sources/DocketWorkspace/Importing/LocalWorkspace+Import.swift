package import DocketDomain
import DocketImport
import DocketStore
package import Foundation

extension LocalWorkspace {
    package func importChats(
        _ file: URL, format: ChatFormat?, options: ImportOptions, idempotencyKey: String?,
        progress: (@Sendable (ImportProgress) -> Void)?
    ) async throws(DocketError) -> ImportReport {
        guard let idempotencyKey else { return try await importChats(file, format, options, progress) }
        let request: JSON = [
            "request": "import", "file": .string(try FileDigest.sha256(file)),
            "format": format.map { .string($0.rawValue) } ?? .null, "artifacts": .bool(options.artifacts),
            "visibility": .string(options.visibility.rawValue), "dry_run": .bool(options.dryRun),
        ]
        return try await once(idempotencyKey, request) { () async throws(DocketError) in
            try await importChats(file, format, options, progress)
        }
    }

    private func importChats(
        _ file: URL, _ format: ChatFormat?, _ options: ImportOptions,
        _ progress: (@Sendable (ImportProgress) -> Void)?
    ) async throws(DocketError) -> ImportReport {
        var options = options
        options.artifacts = options.artifacts && features.artifactCreation
        do {
            let reader = try ChatExportReader(url: file, format: format)
            var batches = ImportBatches(
                workspace: self, options: options, report: ImportReport(file: file.path, format: reader.format.rawValue)
            )
            while let item = reader.next() {
                try await batches.add(item)
                progress?(
                    ImportProgress(
                        bytesRead: reader.bytesRead, totalBytes: reader.totalBytes,
                        threads: batches.report.added.threads,
                        messages: batches.report.added.messages))
            }
            return try await batches.finish()
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }
}

/// Gathers conversations until they are worth a transaction. While one batch is written, the next one is prepared.
private struct ImportBatches {
    private struct Item: Sendable {
        let transcript: Transcript
        let command: Command
        let blobs: [String: Data]
        let notes: [String]
        let outcome: CommandOutcome
    }

    private struct Batch: Sendable {
        var appends: [Append] = []
        var items: [Item] = []
        var weight = 0
    }

    let workspace: LocalWorkspace
    let options: ImportOptions
    private(set) var report: ImportReport
    private var gathering = Batch()
    private var planned = PlannedImport()
    private var writing: Task<(Batch, [AppendOutcome]), any Error>?

    init(workspace: LocalWorkspace, options: ImportOptions, report: ImportReport) {
        self.workspace = workspace
        self.options = options
        self.report = report
    }

    mutating func add(_ item: TranscriptItem) async throws {
        switch item {
        case .broken(let id, let reason):
            report.skipped.append(ImportReport.Skipped(id: id, reason: reason, isFile: true))
        case .skipped(let skipped):
            skip(skipped.id, skipped.reason, messages: skipped.messages)
        case .transcript(let transcript):
            do {
                let prepared = try PreparedConversation(
                    transcript, options: options, now: workspace.environment.now())
                try await add(prepared, of: transcript)
            } catch let error as DocketError where Self.concernsOneConversation(error) {
                skip(transcript.id, error.message, messages: transcript.tally.messages)
            }
        }
    }

    private mutating func skip(_ id: String, _ reason: String, messages: Int) {
        report.skipped.append(ImportReport.Skipped(id: id, reason: reason, messages: messages))
        report.account.inFile += messages
    }

    /// Writes what is left and tells what was done.
    mutating func finish() async throws -> ImportReport {
        try await write()
        try await settle()
        return report
    }

    private mutating func add(_ conversation: PreparedConversation, of transcript: Transcript) async throws {
        let command = Command.importConversation(conversation.conversation)
        let prepared = try await workspace.prepare(KeyedCommand(command, key: nil), blobs: conversation.blobs)
        guard let append = prepared.append else {
            count(prepared.outcome, of: transcript, conversation.notes)
            return
        }
        if options.dryRun {
            count(
                planned.outcome(of: conversation.conversation, append, prepared.outcome), of: transcript,
                conversation.notes)
            return
        }
        gathering.appends.append(append)
        gathering.items.append(
            Item(
                transcript: transcript, command: command, blobs: conversation.blobs, notes: conversation.notes,
                outcome: prepared.outcome))
        gathering.weight += append.changes.reduce(0) { $0 + $1.events.count } + conversation.blobs.count
        if gathering.weight >= Self.batchWeight { try await write() }
    }

    /// Events and blobs of one transaction: enough that its durability costs little, few enough to be prompt.
    private static let batchWeight = 2000

    private mutating func write() async throws {
        try await settle()
        guard !gathering.appends.isEmpty else { return }
        let batch = gathering
        gathering = Batch()
        let log = workspace.log
        // A batch that has begun is finished, whatever becomes of the import.
        writing = Task { (batch, try await log.append(batch.appends)) }
    }

    /// Waits for the batch that is being written, and counts it.
    private mutating func settle() async throws {
        guard let task = writing else { return }
        writing = nil
        let (batch, outcomes) = try await task.value
        for (item, outcome) in zip(batch.items, outcomes) {
            if case .appended = outcome {
                count(item.outcome, of: item.transcript, item.notes)
            } else {
                try await retry(item)
            }
        }
    }

    /// Somebody, perhaps this very file, brought the same conversation in between: decide again on what is there now.
    private mutating func retry(_ item: Item) async throws(DocketError) {
        do {
            let outcome = try await workspace.perform(item.command, idempotencyKey: nil, blobs: item.blobs)
            count(outcome, of: item.transcript, item.notes)
        } catch  where Self.concernsOneConversation(error) {
            skip(item.transcript.id, error.message, messages: item.transcript.tally.messages)
        }
    }

    private mutating func count(_ outcome: CommandOutcome, of transcript: Transcript, _ notes: [String]) {
        if outcome.already { report.unchanged += 1 }
        if let imported = outcome.imported { report.added += imported }
        report.account.count(transcript, added: outcome.imported?.messages ?? 0, notes: notes)
    }

    /// Faults of the workspace itself end the import; those of one conversation only skip it.
    private static func concernsOneConversation(_ error: DocketError) -> Bool {
        switch error.code {
        case .invalidArgument, .failedPrecondition, .permissionDenied, .alreadyExists: true
        case .resourceExhausted: error.cause == nil
        default: false
        }
    }
}

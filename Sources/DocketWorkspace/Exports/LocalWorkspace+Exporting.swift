package import DocketDomain
import DocketExport
import DocketStore
import Foundation

extension LocalWorkspace {
    package func startExport(
        _ specification: ExportSpecification, idempotencyKey: String?
    ) async throws(DocketError) -> ExportJob {
        let subject = try await exportSubject(specification)
        if case .impossible(let reason) = specification.format.capability(for: subject.kind) {
            throw DocketError(.failedPrecondition, reason)
        }
        let fileExtension = try subject.fileExtension(specification)
        try await checkQuota(idempotencyKey)
        let runner = try makeRunner()
        let new = NewExport(
            source: ExportSource(specification.source.subject, version: specification.source.version),
            format: specification.format.rawValue, fileExtension: fileExtension,
            title: specification.choices.options.title ?? subject.title, options: try specification.choices.json(),
            runner: runner.id)
        let outcome = try await perform(.requestExport(new), idempotencyKey: idempotencyKey)
        guard let id = outcome.exportID else {
            throw DocketError(.internal, "The workspace did not name the export.")
        }
        return try await job(id, runner)
    }

    package func retryExport(_ id: ExportID, idempotencyKey: String?) async throws(DocketError) -> ExportJob {
        try await checkQuota(idempotencyKey)
        let runner = try makeRunner()
        try await perform(.export(id, .retry(runner.id)), idempotencyKey: idempotencyKey)
        return try await job(id, runner)
    }

    /// Where the same request was answered before, another runner makes the export, or made it.
    private func job(_ id: ExportID, _ runner: ExportRunner) async throws(DocketError) -> ExportJob {
        let isMine = try await queries.export(id).runner == runner.id
        return ExportJob(id: id, runner: isMine ? runner : nil)
    }

    package func exportAgain(_ id: ExportID, idempotencyKey: String?) async throws(DocketError) -> ExportJob {
        let export = try await queries.export(id)
        guard let format = ExportFormat(rawValue: export.format) else { throw Self.unknownFormat(export) }
        return try await startExport(
            ExportSpecification(
                ExportSource(export.source.subject), as: format, try ExportChoices(json: export.options)),
            idempotencyKey: idempotencyKey)
    }

    package func run(
        _ job: ExportJob, progress: @escaping @Sendable (ExportProgress) -> Void
    ) async throws(DocketError) -> ExportResult {
        guard let runner = job.runner else {
            return ExportResult(export: try await queries.export(job.id), rows: 0, notes: [])
        }
        let work = Task { try await make(job.id, runner, progress) }
        let watch = Task {
            // Watching begins before the first look.
            let writes = log.writes()
            repeat {
                if await isGivenUp(job.id) { return work.cancel() }
            } while await writes.first { _ in true } != nil
        }
        defer { watch.cancel() }
        let result = await withTaskCancellationHandler {
            await work.result
        } onCancel: {
            work.cancel()
        }
        do {
            return try result.get()
        } catch {
            let error = WorkspaceDatabase.translated(error)
            // In a task of its own: this one may have been cancelled.
            return try await Task { try await end(job.id, with: error) }.typedValue
        }
    }

    package func cancelExport(_ id: ExportID, idempotencyKey: String?) async throws(DocketError) {
        try await perform(.export(id, .cancel), idempotencyKey: idempotencyKey)
    }

    private func make(
        _ id: ExportID, _ runner: ExportRunner, _ progress: @escaping @Sendable (ExportProgress) -> Void
    ) async throws -> ExportResult {
        let export = try await queries.export(id)
        guard let format = ExportFormat(rawValue: export.format) else { throw Self.unknownFormat(export) }
        let choices = try ExportChoices(json: export.options)
        let document = try await exportDocument(export, choices)
        let name = "export.\(export.fileExtension)"
        let report = try await Exporter().write(
            document, as: format, options: choices.options,
            to: FileOutput(
                folder: runner.folder, name: name, knownName: export.fileName, knownFolder: exportFolder),
            progress: progress)
        let file = runner.folder.appendingPathComponent(name)
        let key = StorageKey(export: id, of: export.createdBy, fileExtension: export.fileExtension)
        let digest = try FileDigest.sha256(file)
        try await exports.storage.put(
            file, as: key, mediaType: ExportFormat.mediaType(ofExtension: export.fileExtension))
        do {
            let stored = StoredExport(
                storage: exports.storage.name, key: key.description, bytes: report.bytes, digest: digest)
            try await perform(.export(id, .complete(stored)))
        } catch {
            // Somebody cancelled it at the last moment, or the log cannot be written: that is what is told. A file that
            // cannot be removed now goes with the next prune.
            _ = await Task { try? await exports.storage.delete(key) }.value
            throw error
        }
        return ExportResult(export: try await queries.export(id), rows: report.rows, notes: report.notes)
    }

    /// Puts down in the log that an export has come to no good end, and throws why.
    private func end(_ id: ExportID, with error: DocketError) async throws(DocketError) -> ExportResult {
        let command: ExportCommand =
            error.code == .cancelled ? .cancel : .fail(code: error.code.rawValue, reason: error.message)
        do {
            try await perform(.export(id, command))
        } catch let refusal {
            // Where somebody else cancelled it, that is what happened.
            guard refusal.code == .failedPrecondition || refusal.code == .notFound else { throw error }
            throw DocketError(.cancelled, "Export \(id) was cancelled. No file was kept.")
        }
        throw error
    }

    /// Where the log cannot be read just now, the export goes on: it is told in the log how it ends, or why not.
    private func isGivenUp(_ id: ExportID) async -> Bool {
        // What cannot be read now is looked at again in a moment; the export itself tells what is wrong.
        guard case .export(let state)? = try? await log.state(of: .export(id), tenant: viewer.tenantID)?.state else {
            return false
        }
        return state.status == .cancelled || state.status == .failed
    }

    private func checkQuota(_ idempotencyKey: String?) async throws(DocketError) {
        guard exports.quota != ExportQuota() else { return }
        // A request that was answered before makes no further export.
        if let idempotencyKey, try await isAnswered(idempotencyKey) { return }
        let minuteAgo = Timestamp(milliseconds: environment.now().milliseconds - 60_000)
        let use = try await reading.exportUse(of: viewer.userID, since: minuteAgo)
        try exports.quota.check(recent: use.recent, bytes: use.bytes)
    }

    private func makeRunner() throws(DocketError) -> ExportRunner {
        try ExportRunner(in: exportFolder, id: runnerName(environment.makeID()))
    }

    private static func unknownFormat(_ export: ExportSummary) -> DocketError {
        DocketError(.failedPrecondition, "This docket does not know the format “\(export.format)”. Update docket.")
    }
}

extension Task where Failure == any Error {
    /// The value, or the failure in docket's words.
    fileprivate var typedValue: Success {
        get async throws(DocketError) {
            do {
                return try await value
            } catch {
                throw WorkspaceDatabase.translated(error)
            }
        }
    }
}

package import DocketDomain
package import DocketExport
import DocketStore
package import Foundation

extension LocalWorkspace {
    /// The folder of the workspace that exports are made in, and by default kept in.
    package var exportFolder: URL { folder.appendingPathComponent("exports") }

    package func path(of export: ExportSummary) -> String? {
        // A file in a storage that is not configured has no path here; whoever asks for the file is told why.
        guard let file = export.file, let key = StorageKey(parsing: file.key),
            let storage = try? storage(named: file.storage)
        else { return nil }
        return storage.path(of: key)
    }

    package func readablePath(of export: ExportSummary) throws(DocketError) -> String? {
        let (storage, key) = try place(of: export)
        return try storage.readablePath(of: key, fileName: export.fileName)
    }

    package func url(of export: ExportSummary) async throws(DocketError) -> URL {
        let (storage, key) = try place(of: export)
        return try await storage.url(of: key, expiresIn: .seconds(3600), fileName: export.fileName)
    }

    package func read(
        _ export: ExportSummary, _ body: (Data) throws(DocketError) -> Void
    ) async throws(DocketError) {
        let (storage, key) = try place(of: export)
        try await storage.get(key, body)
    }

    package func isOwn(_ place: ExportPlace) -> Bool { Self.isOwn(place) }

    /// Whether what is put at a place would be a workspace's own file, or lie among its own.
    package static func isOwn(_ place: ExportPlace) -> Bool {
        place.isOwn(ofFoldersWith: databaseName, ownNames)
    }

    package func deleteExport(_ id: ExportID, idempotencyKey: String?) async throws(DocketError) {
        let export: ExportSummary
        do {
            export = try await queries.export(id)
        } catch {
            // The same request may have deleted it before, with its file.
            guard error.code == .notFound, idempotencyKey != nil else { throw error }
            try await perform(.export(id, .delete), idempotencyKey: idempotencyKey)
            return
        }
        try await perform(.export(id, .delete), idempotencyKey: idempotencyKey)
        try await removeFile(of: export)
    }

    package func pruneExports(
        olderThan age: Int64?, keepBytes: Int?, idempotencyKey: String?
    ) async throws(DocketError) -> PruneReport {
        let request: JSON = [
            "request": "prune exports", "older_than": age.map { .number($0) } ?? .null,
            "keep_bytes": keepBytes.map { .number($0) } ?? .null,
        ]
        return try await once(idempotencyKey, request) { () async throws(DocketError) in
            try await prune(olderThan: age, keepBytes: keepBytes, idempotencyKey)
        }
    }

    private func prune(
        olderThan age: Int64?, keepBytes: Int?, _ idempotencyKey: String?
    ) async throws(DocketError) -> PruneReport {
        var report = PruneReport()
        let now = environment.now().milliseconds
        var kept: [ExportSummary] = []
        var isFull = false
        // Newest first: from the one on that does not fit any more all are too much, small ones as well.
        for export in try await ownExports() where export.status != .processing {
            let isOld = age.map { export.createdAt.milliseconds <= now - $0 } ?? false
            let bytes = export.file?.bytes ?? 0
            if let keepBytes, !isOld, report.keptBytes + bytes > keepBytes { isFull = true }
            if isOld || isFull && bytes > 0 {
                report.deleted.append(export.id)
                report.freedBytes += bytes
            } else {
                report.keptBytes += bytes
                kept.append(export)
            }
        }
        report.deleted.reverse()
        for id in report.deleted {
            try await deleteExport(id, idempotencyKey: Self.key(idempotencyKey, for: "delete \(id)"))
        }
        report.freedBytes += try await removeOrphans(except: kept)
        try await exports.storage.abandonUnfinished(prefix: ownPrefix) { key throws(DocketError) in
            guard case .export(let state)? = try await state(of: .export(key.exportID)) else { return false }
            return state.status != .processing || state.isDeleted
        }
        return report
    }

    /// Marks exports as failed whose process is dead, removes what it left, and finishes erasures that were interrupted.
    /// Cheap where there are none.
    package func recoverExports() async throws(DocketError) {
        var dead: Set<ExportID> = []
        for job in try await stored({ try await log.exportsInProgress() })
        where isOwn(job.runner) && !ExportRunner.isAlive(job.runner, in: exportFolder) {
            dead.insert(job.id)
            let reason = "The process that made it ended before it was finished."
            do {
                try await asSystem(in: job.tenantID).perform(
                    .export(job.id, .fail(code: DocketError.Code.unavailable.rawValue, reason: reason)))
            } catch {
                // It was finished, or found by another process, just now.
                guard error.code == .failedPrecondition || error.code == .notFound else { throw error }
            }
        }
        ExportRunner.clearUp(in: exportFolder)
        if !dead.isEmpty { await abandonUploads(of: dead) }
        do {
            try await finishErasures(at: environment.now(), within: .seconds(5))
        } catch {
            // What an erasure has left to be removed cannot be removed now: a later opening tries again, and `doctor`
            // tells of it.
        }
    }

    /// Gives up what dead processes have begun to send. Who opens the workspace does not wait long for that: what is
    /// not done then is done by the next prune.
    private func abandonUploads(of dead: Set<ExportID>) async {
        let storage = exports.storage
        try? await Self.within(ContinuousClock.now + .seconds(5)) { () async throws(DocketError) in
            try await storage.abandonUnfinished(prefix: "") { key throws(DocketError) in dead.contains(key.exportID) }
        }
    }

    // MARK: Files

    /// The storage that a file is kept in.
    func storage(named name: String) throws(DocketError) -> any ExportStorage {
        if name == exports.storage.name { return exports.storage }
        let local = LocalStorage(root: exportFolder)
        guard name == local.name else {
            throw DocketError(
                .failedPrecondition,
                "The file of this export is kept in “\(name)”, which is not configured now. See `docket config show`."
            )
        }
        return local
    }

    private func place(of export: ExportSummary) throws(DocketError) -> (any ExportStorage, StorageKey) {
        guard let file = export.file else {
            throw DocketError(
                .failedPrecondition, "Export \(export.id) has no file: it is \(export.status.rawValue).")
        }
        guard let key = StorageKey(parsing: file.key) else {
            throw DocketError(.corrupt, "The key of export \(export.id) is damaged. Run `docket doctor`.")
        }
        return (try storage(named: file.storage), key)
    }

    private func removeFile(of export: ExportSummary) async throws(DocketError) {
        guard export.file == nil else {
            let (storage, key) = try place(of: export)
            return try await storage.delete(key)
        }
        // One that failed may have left a file when its process died.
        let key = StorageKey(export: export.id, of: export.createdBy, fileExtension: export.fileExtension)
        try await exports.storage.delete(key)
    }

    private func state(of stream: StreamID) async throws(DocketError) -> StreamState? {
        do {
            return try await log.state(of: stream, tenant: viewer.tenantID)?.state
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    private func ownExports() async throws(DocketError) -> [ExportSummary] {
        var filter = ExportFilter()
        if viewer.role != .admin { filter.createdBy = viewer.userID }
        return try await Page.all { page throws(DocketError) in try await queries.exports(filter, page: page) }
    }

    /// What the keys of the viewer's own exports begin with.
    private var ownPrefix: String {
        StorageKey(export: ExportID("x"), of: viewer.userID, fileExtension: "x").parts[0] + "/"
    }

    /// Removes files under the viewer's name that belong to no export.
    private func removeOrphans(except kept: [ExportSummary]) async throws(DocketError) -> Int {
        let known = Set(kept.compactMap { $0.file?.key })
        var freed = 0
        for file in try await exports.storage.list(prefix: ownPrefix) where !known.contains(file.key.description) {
            // One that is being made just now is about to have this file.
            if case .export(let state)? = try await state(of: .export(file.key.exportID)),
                [.processing, .completed].contains(state.status), !state.isDeleted
            {
                continue
            }
            try await exports.storage.delete(file.key)
            freed += file.bytes
        }
        return freed
    }
}

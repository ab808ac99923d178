package import DocketDomain
package import DocketExport
import DocketStore
package import Foundation

extension Workspace {
    /// The folder of the workspace that exports are made in, and by default kept in.
    package var exportFolder: URL { folder.appendingPathComponent("exports") }

    /// The path of an export's file, where it is on this machine.
    package func path(of export: ExportSummary) -> String? {
        guard let file = export.file, let key = StorageKey(parsing: file.key), let storage = try? storage(of: file)
        else { return nil }
        return storage.path(of: key)
    }

    /// An address at which the file of an export can be read: on this machine, or for an hour from anywhere.
    package func url(of export: ExportSummary) async throws(DocketError) -> URL {
        let (storage, key) = try place(of: export)
        return try await storage.url(of: key, expiresIn: .seconds(3600), fileName: Self.fileName(of: export))
    }

    /// The name under which an export is offered, such as `Fee comparison 2026-11-21.pdf`.
    package static func fileName(of export: ExportSummary) -> String {
        FileName.make(title: export.title, date: export.createdAt, fileExtension: export.fileExtension)
    }

    /// Copies the file of an export to a place that the user has named.
    ///
    /// - Returns: The file's path.
    package func deliver(_ export: ExportSummary, to place: ExportPlace) async throws(DocketError) -> String {
        let (storage, key) = try self.place(of: export)
        return try await place.take(named: Self.fileName(of: export)) { write throws(DocketError) in
            try await storage.get(key, write)
        }
    }

    /// Hands over the bytes of an export's file, in parts.
    package func read(
        _ export: ExportSummary, _ body: (Data) throws(DocketError) -> Void
    ) async throws(DocketError) {
        let (storage, key) = try place(of: export)
        try await storage.get(key, body)
    }

    /// Takes an export out of the history, and removes its file.
    package func deleteExport(_ id: ExportID) async throws(DocketError) {
        let export = try await queries.export(id)
        try await perform(.export(id, .delete))
        try await removeFile(of: export)
    }

    /// Takes every export of a customer, of their proposals and of the threads and batches that these came from out of
    /// the history of everybody, with their files.
    package func removeExports(of customer: CustomerID) async throws(DocketError) {
        let system = asSystem(in: viewer.tenantID)
        let ids = try await stored { try await log.exports(of: customer, tenant: viewer.tenantID) }
        for id in ids {
            let events = try await stored {
                try await log.read(stream: .export(id), tenant: viewer.tenantID, afterVersion: 0, limit: .max)
            }
            guard let export = ExportSummary(id, events: events) else { continue }
            if export.status == .processing { try await system.perform(.export(export.id, .cancel)) }
            try await system.perform(.export(export.id, .delete))
            try await removeFile(of: export)
        }
    }

    /// Deletes finished exports that one may delete: all that are older, then the oldest until the rest fits. Files
    /// that a process left when it died, under its own user's name, go too.
    ///
    /// - Parameters:
    ///   - olderThan: Milliseconds.
    ///   - keepBytes: What the files may take in all.
    package func pruneExports(
        olderThan age: Int64? = nil, keepBytes: Int? = nil
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
        for id in report.deleted { try await deleteExport(id) }
        report.freedBytes += try await removeOrphans(except: kept)
        return report
    }

    /// Marks exports as failed whose process is dead, and removes what it left. Cheap where there are none.
    package func recoverExports() async throws(DocketError) {
        for job in try await stored({ try await log.exportsInProgress() })
        where !ExportRunner.isAlive(job.runner, in: exportFolder) {
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
    }

    // MARK: Files

    private func storage(of file: StoredExport) throws(DocketError) -> any ExportStorage {
        if file.storage == exports.storage.name { return exports.storage }
        let local = LocalStorage(root: exportFolder)
        guard file.storage == local.name else {
            throw DocketError(
                .failedPrecondition,
                "The file of this export is kept in “\(file.storage)”, which is not configured now. See `docket config show`."
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
        return (try storage(of: file), key)
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

    private func ownExports() async throws(DocketError) -> [ExportSummary] {
        var filter = ExportFilter()
        if viewer.role != .admin { filter.createdBy = viewer.userID }
        return try await Page.all { page throws(DocketError) in try await queries.exports(filter, page: page) }
    }

    /// Removes files under the viewer's name that belong to no export.
    private func removeOrphans(except kept: [ExportSummary]) async throws(DocketError) -> Int {
        let known = Set(kept.compactMap { $0.file?.key })
        let own = StorageKey(export: ExportID("x"), of: viewer.userID, fileExtension: "x").parts[0] + "/"
        var freed = 0
        for file in try await exports.storage.list(prefix: own) where !known.contains(file.key.description) {
            let id = ExportID((file.key.parts.last ?? "").split(separator: ".").first.map(String.init) ?? "")
            // One that is being made just now is about to have this file.
            if case .export(let state)? = try? await log.state(of: .export(id), tenant: viewer.tenantID)?.state,
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

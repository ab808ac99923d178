import DocketDomain
import DocketExport
import DocketStore
import Foundation

extension LocalWorkspace {
    /// Removes what erasures have left: files of exports, copies of the workspace from before a restore, answers that
    /// broke off, freed pages. An erasure that was written may have been interrupted here. Files that cannot be removed,
    /// such as those in a storage that cannot be reached, are tried again after longer and longer pauses.
    ///
    /// - Parameters:
    ///   - time: Without what is to be tried again later than then; all of it where there is none.
    ///   - limit: How long storages are waited for.
    /// - Returns: How many copies were removed.
    @discardableResult
    func finishErasures(at time: Timestamp? = nil, within limit: Duration = .seconds(60)) async throws -> Int {
        let copies = try await finishErasures(in: log, at: time, within: limit)
        guard node != nil else { return copies }
        // A node's own file has been rewritten as well.
        return try await copies + finishErasures(in: SQLiteEventLog(database), at: time, within: limit)
    }

    private func finishErasures(
        in log: any EventLog, at time: Timestamp?, within limit: Duration
    ) async throws -> Int {
        guard let left = try await log.unfinishedErasure(at: time) else { return 0 }
        var copies: [URL] = []
        if left.isNew {
            copies = try copiesBeforeRestore()
            for copy in copies { try FileManager.default.removeItem(at: copy) }
            AnswerFiles.removeAbandoned(in: folder)
            try await log.finishErasure(removed: [])
        }
        let (removed, failure) = await remove(left.files, within: limit)
        try await log.finishErasure(removed: removed)
        // A damaged database was kept with the files that belong to it.
        guard let failure else { return copies.count { !$0.path.hasSuffix("-wal") && !$0.path.hasSuffix("-shm") } }
        let rest = left.files.filter { !removed.contains($0) }
        try await log.postponeErasure(of: rest, now: environment.now())
        throw DocketError(
            failure.code,
            "The customer was erased, but \(rest.count) files of exports could not be removed: \(failure.message) docket tries again when the workspace is opened.",
            cause: failure.cause)
    }

    /// - Returns: What was removed, and why something was not.
    private func remove(
        _ files: [ErasedFile], within limit: Duration
    ) async -> (removed: [ErasedFile], failure: DocketError?) {
        var removed: [ErasedFile] = []
        var failure: DocketError?
        let end = ContinuousClock.now + limit
        for file in files {
            guard let key = StorageKey(parsing: file.key) else {
                removed.append(file)
                continue
            }
            do throws(DocketError) {
                let storage = try storage(named: file.storage)
                try await Self.within(end) { () async throws(DocketError) in try await storage.delete(key) }
                removed.append(file)
            } catch {
                failure = failure ?? error
            }
        }
        return (removed, failure)
    }

    /// Does something, or gives up at a time.
    static func within(
        _ end: ContinuousClock.Instant, _ body: @escaping @Sendable () async throws(DocketError) -> Void
    ) async throws(DocketError) {
        let outcome = await TimeLimit.run(
            {
                do throws(DocketError) {
                    return Result<Void, DocketError>.success(try await body())
                } catch {
                    return .failure(error)
                }
            }, within: end - .now)
        guard let outcome else { throw DocketError(.unavailable, "The storage of exports does not answer.") }
        try outcome.get()
    }

    private func copiesBeforeRestore() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter {
            WorkspaceDatabase.isKept($0.lastPathComponent)
        }
    }
}

package import DocketDomain
package import DocketExport
package import Foundation

/// Making files of what is in a workspace, and keeping them.
package protocol ExportMaking: Sendable {
    /// Begins an export: from here on it is in the history.
    ///
    /// - Throws: `notFound` for what cannot be seen, `failedPrecondition` where the format cannot hold it,
    ///   `resourceExhausted` beyond the quota, `permissionDenied` where nothing can be written.
    func startExport(
        _ specification: ExportSpecification, idempotencyKey: String?
    ) async throws(DocketError) -> ExportJob

    /// Begins an export that failed or was cancelled once more.
    func retryExport(_ id: ExportID, idempotencyKey: String?) async throws(DocketError) -> ExportJob

    /// Begins a new export of what an earlier one was made from, as that is now.
    func exportAgain(_ id: ExportID, idempotencyKey: String?) async throws(DocketError) -> ExportJob

    /// Makes the file of an export that was begun.
    ///
    /// Cancelling the task cancels the export; so does anybody who cancels it in the log. Whatever happens, the export
    /// is finished, failed or cancelled afterwards, and there is no file but a whole one.
    func run(
        _ job: ExportJob, progress: @escaping @Sendable (ExportProgress) -> Void
    ) async throws(DocketError) -> ExportResult

    /// Stops an export, in whichever process it is made.
    func cancelExport(_ id: ExportID, idempotencyKey: String?) async throws(DocketError)

    /// Takes an export out of the history, and removes its file.
    func deleteExport(_ id: ExportID, idempotencyKey: String?) async throws(DocketError)

    /// Deletes finished exports that one may delete: all that are older, then the oldest until the rest fits. Files
    /// that a process left when it died, under its own user's name, go too.
    ///
    /// - Parameters:
    ///   - olderThan: Milliseconds.
    ///   - keepBytes: What the files may take in all.
    func pruneExports(
        olderThan age: Int64?, keepBytes: Int?, idempotencyKey: String?
    ) async throws(DocketError) -> PruneReport

    /// The path of an export's file, where it is on this machine.
    func path(of export: ExportSummary) -> String?

    /// The path of an export's file under a name that people read, where it is on this machine.
    func readablePath(of export: ExportSummary) throws(DocketError) -> String?

    /// An address at which the file of an export can be read: on this machine, or for an hour from anywhere.
    func url(of export: ExportSummary) async throws(DocketError) -> URL

    /// Hands over the bytes of an export's file, in parts.
    func read(_ export: ExportSummary, _ body: (Data) throws(DocketError) -> Void) async throws(DocketError)

    /// Whether a place is where the workspace keeps something of its own, which no copy may take the place of.
    func isOwn(_ place: ExportPlace) -> Bool
}

extension ExportMaking {
    /// Refuses a place where no copy can be put: better before a file is made for it than afterwards.
    ///
    /// - Parameter name: What it would be called in a folder, where that is not its own name.
    /// - Throws: `invalidArgument` where the workspace keeps something of its own there, and what `ExportPlace` says.
    package func check(_ place: ExportPlace, named name: String? = nil) throws(DocketError) {
        guard !isOwn(place) else {
            throw DocketError(.invalidArgument, "The workspace keeps its own files there. Name another place.")
        }
        try place.check(named: name)
    }

    /// Copies the file of an export to a place that the user has named. An archive of tables becomes a folder of files
    /// in a folder.
    ///
    /// - Parameter name: What it is called in a folder, with or without its ending; the title and the day where it is
    ///   nil.
    /// - Returns: The path of the file, or of the new folder.
    /// - Throws: `invalidArgument` where the workspace keeps something of its own there.
    package func deliver(
        _ export: ExportSummary, to place: ExportPlace, named name: String? = nil
    ) async throws(DocketError) -> String {
        try check(place)
        let ending = ".\(export.fileExtension)"
        let stem = name.map { $0.lowercased().hasSuffix(ending) ? String($0.dropLast(ending.count)) : $0 }
        if case .folder(let folder) = place, export.fileExtension == ExportFormat.archiveExtension {
            let named = stem ?? String(export.fileName.dropLast(ending.count))
            return try await unpack(export, named: named, in: folder)
        }
        return try await place.take(named: stem.map { $0 + ending } ?? export.fileName) { write throws(DocketError) in
            try await read(export, write)
        }
    }

    private func unpack(
        _ export: ExportSummary, named name: String, in folder: URL
    ) async throws(DocketError) -> String {
        if let path = path(of: export) { return try ExportPlace.unpack(path, named: name, in: folder) }
        // What is kept elsewhere is fetched first.
        let fetched = folder.appendingPathComponent("\(FileOutput.unfinishedPrefix)\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: fetched) }
        let path = try await ExportPlace.file(fetched).take(named: "") { write throws(DocketError) in
            try await read(export, write)
        }
        return try ExportPlace.unpack(path, named: name, in: folder)
    }
}

extension ExportSummary {
    /// The name under which an export is offered, such as `Fee comparison 2026-11-21.pdf`.
    package var fileName: String { FileName.make(title: title, date: createdAt, fileExtension: fileExtension) }
}

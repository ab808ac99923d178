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

    /// An address at which the file of an export can be read: on this machine, or for an hour from anywhere.
    func url(of export: ExportSummary) async throws(DocketError) -> URL

    /// Hands over the bytes of an export's file, in parts.
    func read(_ export: ExportSummary, _ body: (Data) throws(DocketError) -> Void) async throws(DocketError)
}

extension ExportMaking {
    /// Copies the file of an export to a place that the user has named.
    ///
    /// - Returns: The file's path.
    package func deliver(_ export: ExportSummary, to place: ExportPlace) async throws(DocketError) -> String {
        try await place.take(named: export.fileName) { write throws(DocketError) in
            try await read(export, write)
        }
    }
}

extension ExportSummary {
    /// The name under which an export is offered, such as `Fee comparison 2026-11-21.pdf`.
    package var fileName: String { FileName.make(title: title, date: createdAt, fileExtension: fileExtension) }
}

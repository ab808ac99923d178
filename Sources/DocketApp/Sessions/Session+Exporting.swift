package import DocketDomain
package import DocketWorkspace

extension Session {
    /// Makes the file of an export that was begun, and counts it.
    package func run(
        _ job: ExportJob, progress: @escaping @Sendable (ExportProgress) -> Void = { _ in }
    ) async throws(DocketError) -> ExportResult {
        let start = ContinuousClock.now
        do {
            let result = try await workspace.run(job, progress: progress)
            if job.isNew {
                record(
                    job, "completed", start, format: result.export.format, bytes: result.export.file?.bytes,
                    rows: result.rows)
            }
            return result
        } catch {
            record(job, error.code == .cancelled ? "cancelled" : "failed", start)
            throw error
        }
    }

    private func record(
        _ job: ExportJob, _ status: String, _ start: ContinuousClock.Instant, format: String? = nil, bytes: Int? = nil,
        rows: Int? = nil
    ) {
        let duration = (ContinuousClock.now - start) / .milliseconds(1)
        telemetry.record(
            .artifactExported,
            [
                "export_id": .string(job.id.rawValue), "status": .string(status),
                "format": format.map(JSON.string) ?? .null, "bytes": bytes.map { .number($0) } ?? .null,
                "rows": rows.map { .number($0) } ?? .null, "duration_ms": .number(Int(duration)),
            ])
    }
}

import DocketDomain
import DocketUI

/// What others do while a screen is shown.
extension SampleWorkspace {
    /// A finished PDF.
    static func export(_ id: String, minutesAgo: Int) -> ExportSummary {
        ExportSummary(
            id: ExportID(id), source: ExportSource(.artifact(ArtifactID("fees")), version: 1), title: "Export \(id)",
            format: "pdf", fileExtension: "pdf", options: nil, status: .completed, createdBy: owner,
            createdAt: time(minutesAgo: minutesAgo), finishedAt: time(minutesAgo: minutesAgo),
            file: StoredExport(storage: "local", key: "dana/\(id).pdf", bytes: 1000, digest: "d"), failure: nil,
            runner: RunnerID("r"))
    }

    /// Gives an artifact another content.
    mutating func revise(_ id: ArtifactID, _ content: ArtifactContent) {
        guard let index = artifacts.firstIndex(where: { $0.id == id }) else { return }
        let old = artifacts[index]
        contents[id] = content
        artifacts[index] = ArtifactSummary(
            id: id, kind: old.kind, title: old.title, status: old.status, revision: old.revision + 1,
            description: old.description, comment: old.comment, metadata: old.metadata, customerID: old.customerID,
            rmID: old.rmID, batchID: old.batchID, createdBy: old.createdBy, createdAt: old.createdAt,
            updatedAt: Self.now, deletedAt: nil, primaryThreadID: old.primaryThreadID, size: content.size,
            links: old.links)
    }
}

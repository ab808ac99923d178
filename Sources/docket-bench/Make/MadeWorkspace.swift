import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation

/// A workspace that was made to be measured, and what of it is measured.
final class MadeWorkspace {
    let workspace: LocalWorkspace
    /// The thread and the table that grow with the workspace.
    let thread: ThreadID
    let table: ArtifactID
    /// The thread and the table that are the same in every workspace.
    let standardThread: ThreadID
    let standardTable: ArtifactID
    /// The oldest pending proposals, which nobody was handed yet.
    private var waiting: [ArtifactID] = []

    static let account = "bench"
    static let longThread = "A long thread of all that was said"
    static let longTable = "A long table of all positions"
    static let standardThread = "A thread of every workspace"
    static let standardTable = "A table of every workspace"

    static func exists(in folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent("docket.db").path)
    }

    /// Finds what is to be measured in a workspace that was made before.
    init(in folder: URL) async throws {
        workspace = try await LocalWorkspace.open(folder, account: Self.account)
        thread = try await Self.thread(Self.longThread, in: workspace)
        standardThread = try await Self.thread(Self.standardThread, in: workspace)
        table = try await Self.table(Self.longTable, in: workspace)
        standardTable = try await Self.table(Self.standardTable, in: workspace)
    }

    /// The workspace in a folder; made where there is none.
    static func found(in folder: URL, orMade extent: WorkspaceExtent, _ report: Report) async throws -> MadeWorkspace {
        if exists(in: folder) { return try await MadeWorkspace(in: folder) }
        let (made, seconds) = try await measure { try await WorkspaceMaker.make(in: folder, extent) }
        report.note("made a workspace of \(extent.messages) messages in \(seconds.shown) s")
        return made
    }

    var folder: URL { workspace.folder }

    private static func thread(_ title: String, in workspace: LocalWorkspace) async throws -> ThreadID {
        var filter = ThreadFilter()
        filter.text = title
        let found = try await workspace.queries.threads(filter, page: PageRequest(size: 10)).items
        guard let thread = found.first(where: { $0.title == title }) else { throw foreign(workspace) }
        return thread.id
    }

    private static func table(_ title: String, in workspace: LocalWorkspace) async throws -> ArtifactID {
        var filter = ArtifactFilter()
        filter.text = title
        let found = try await workspace.queries.artifacts(filter, page: PageRequest(size: 10)).items
        guard let table = found.first(where: { $0.title == title }) else { throw foreign(workspace) }
        return table.id
    }

    private static func foreign(_ workspace: LocalWorkspace) -> DocketError {
        DocketError(.notFound, "\(workspace.folder.path) was not made by `docket-bench make`. Name another folder.")
    }

    // MARK: Proposals

    /// The oldest proposals that wait and were not handed out yet.
    func next(_ count: Int) async throws -> [ArtifactID] {
        if waiting.count < count {
            var filter = ReviewFilter()
            filter.sort = .age
            let ids = try await workspace.queries.proposalIDs(filter, limit: 4 * count)
            // Those that are in hand already are decided by now, or will be.
            let known = Set(waiting)
            waiting += ids.filter { !known.contains($0) && !handed.contains($0) }
        }
        guard waiting.count >= count else {
            throw DocketError(.failedPrecondition, "\(waiting.count) proposals wait in \(folder.path): too few.")
        }
        let taken = Array(waiting.prefix(count))
        waiting.removeFirst(count)
        handed.formUnion(taken)
        return taken
    }

    private var handed: Set<ArtifactID> = []

    func accept(_ proposals: [ArtifactID]) async throws {
        var request = ReviewRequest(proposals.map { ProposalDecision($0, .accept) })
        request.isStrict = true
        try await workspace.perform(.review(request))
    }
}

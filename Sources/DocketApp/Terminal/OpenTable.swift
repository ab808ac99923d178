import DocketDomain
import DocketWorkspace
import Synchronization

/// A table that is open, whose rows are read a part at a time.
protocol OpenTable: Sendable {
    /// How many rows a table of it has by now.
    func rowCount(ofSheet sheet: Int) async throws(DocketError) -> Int
    /// - Parameter columns: Those whose cells are wanted, where not all are: the others may be empty.
    func rows(
        ofSheet sheet: Int, in range: Range<Int>, only columns: Set<Int>?
    ) async throws(DocketError) -> [[String]]
}

/// A table, or a sheet of several, that an artifact is.
final class ArtifactTable: OpenTable {
    private let workspace: any Workspace
    private let artifact: ArtifactID
    private let revision: Int
    /// What the revision holds, once it was read: it never changes, and a long table names very many chunks.
    private let content = Mutex<ArtifactContent?>(nil)

    init(workspace: any Workspace, artifact: ArtifactID, revision: Int) {
        self.workspace = workspace
        self.artifact = artifact
        self.revision = revision
    }

    func rowCount(ofSheet sheet: Int) async throws(DocketError) -> Int { try await table(sheet).rowCount }

    func rows(
        ofSheet sheet: Int, in range: Range<Int>, only columns: Set<Int>?
    ) async throws(DocketError) -> [[String]] {
        try await workspace.rows(of: table(sheet), artifact: artifact, in: range, only: columns)
    }

    private func table(_ sheet: Int) async throws(DocketError) -> TableContent {
        let content: ArtifactContent
        if let known = self.content.withLock({ $0 }) {
            content = known
        } else {
            content = try await workspace.queries.revision(revision, of: artifact).content
            self.content.withLock { $0 = content }
        }
        switch content {
        case .table(let table): return table
        case .sheet(let tables) where tables.indices.contains(sheet): return tables[sheet].table
        default: throw DocketError(.notFound, "Artifact \(artifact) has no table \(sheet + 1).")
        }
    }
}

/// What a query gave.
struct ResultTable: OpenTable {
    let rows: SpooledResult

    func rowCount(ofSheet sheet: Int) -> Int { rows.rowCount }

    func rows(
        ofSheet sheet: Int, in range: Range<Int>, only columns: Set<Int>?
    ) throws(DocketError) -> [[String]] { try rows.read(range) }
}

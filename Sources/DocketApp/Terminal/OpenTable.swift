import DocketDomain
import DocketWorkspace

/// A table that is open, whose rows are read a part at a time.
protocol OpenTable: Sendable {
    /// How many rows a table of it has by now.
    func rowCount(ofSheet sheet: Int) async throws(DocketError) -> Int
    func rows(ofSheet sheet: Int, in range: Range<Int>) async throws(DocketError) -> [[String]]
}

/// A table, or a sheet of several, that an artifact is.
struct ArtifactTable: OpenTable {
    let workspace: any Workspace
    let artifact: ArtifactID
    let revision: Int

    func rowCount(ofSheet sheet: Int) async throws(DocketError) -> Int { try await table(sheet).rowCount }

    func rows(ofSheet sheet: Int, in range: Range<Int>) async throws(DocketError) -> [[String]] {
        try await workspace.rows(of: table(sheet), artifact: artifact, in: range)
    }

    private func table(_ sheet: Int) async throws(DocketError) -> TableContent {
        switch try await workspace.queries.revision(revision, of: artifact).content {
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

    func rows(ofSheet sheet: Int, in range: Range<Int>) throws(DocketError) -> [[String]] { try rows.read(range) }
}

import DocketData
import DocketDomain

/// The tables of artifacts that the viewer sees, called by their titles or ids. Those of a sheet are called
/// `TITLE: TABLE`; the only one of it, by its title.
struct WorkspaceTables: TableProviding {
    private let workspace: LocalWorkspace

    /// How many artifacts are listed with their columns.
    private static let mostListed = 200
    private static let rowsAtOnce = Limits.inlineRows

    init(_ workspace: LocalWorkspace) {
        self.workspace = workspace
    }

    func tables() throws(QueryFailure) -> [SourceSchema.Table] {
        try waiting { () async throws(DocketError) in
            var tables: [SourceSchema.Table] = []
            for artifact in try await artifacts(titled: nil) {
                for (name, table) in try await named(artifact) {
                    let columns = table.columns.map { SQLColumn(name: $0.name, type: "") }
                    tables.append(SourceSchema.Table(name: name, columns: columns, rowCount: table.rowCount))
                }
            }
            return tables
        }
    }

    func table(named name: String) throws(QueryFailure) -> ProvidedTable? {
        guard let (id, table) = try waiting({ () async throws(DocketError) in try await find(name) }) else {
            return nil
        }
        return ProvidedTable(columns: table.columns.map(\.name)) { body throws(QueryFailure) in
            var start = 0
            while start < table.rowCount {
                let range = start..<min(start + Self.rowsAtOnce, table.rowCount)
                let rows = try waiting { () async throws(DocketError) in
                    try await workspace.rows(of: table, artifact: id, in: range)
                }
                for row in rows { try body(row) }
                start = range.upperBound
            }
        }
    }

    private func waiting<Value: Sendable>(
        _ work: @escaping @Sendable () async throws(DocketError) -> Value
    ) throws(QueryFailure) -> Value {
        do throws(DocketError) { return try WaitingThread.wait(for: work) } catch { throw QueryFailure(error) }
    }

    /// The one table that is called so: as it is written, or else in any case, or else by its artifact's id.
    private func find(_ name: String) async throws(DocketError) -> (ArtifactID, TableContent)? {
        var candidates: [(artifact: ArtifactSummary, name: String, table: TableContent)] = []
        for title in [name, String(name.prefix { $0 != ":" })] where candidates.isEmpty {
            for artifact in try await artifacts(titled: title) {
                for (called, table) in try await named(artifact) where called.lowercased() == name.lowercased() {
                    candidates.append((artifact, called, table))
                }
            }
        }
        if candidates.contains(where: { $0.name == name }) { candidates.removeAll { $0.name != name } }
        if candidates.isEmpty {
            let byID = try await workspace.queries.objects([.artifact], named: name, limit: 2)
            guard byID.count == 1, let id = byID.first?.id else { return nil }
            let artifact = try await workspace.queries.artifact(ArtifactID(id))
            guard [.table, .sheet].contains(artifact.kind), let (_, table) = try await named(artifact).first else {
                return nil
            }
            return (artifact.id, table)
        }
        guard candidates.count == 1, let only = candidates.first else {
            let ids = candidates.map { "\"\($0.artifact.id)\" (\(CivilTime($0.artifact.createdAt).date))" }
            throw DocketError(
                .invalidArgument,
                "\(candidates.count) tables are called “\(name)”. Name one by its id: \(ids.joined(separator: ", ")).")
        }
        return (only.artifact.id, only.table)
    }

    /// The artifacts with tables whose title is like that; the first few of all, without a title.
    private func artifacts(titled title: String?) async throws(DocketError) -> [ArtifactSummary] {
        var found: [ArtifactSummary] = []
        for kind in [ArtifactKind.table, .sheet] {
            var filter = ArtifactFilter()
            filter.kind = kind
            filter.text = title
            let wanted = filter
            found += try await Page.all(atMost: title == nil ? Self.mostListed : .max) {
                page async throws(DocketError) in
                try await workspace.queries.artifacts(wanted, page: page)
            }
        }
        guard let title else { return Array(found.prefix(Self.mostListed)) }
        return found.filter { $0.title.lowercased() == title.lowercased() }
    }

    /// The tables of an artifact with the names that queries call them by.
    private func named(_ artifact: ArtifactSummary) async throws(DocketError) -> [(String, TableContent)] {
        switch try await workspace.queries.revision(nil, of: artifact.id).content {
        case .table(let table): [(artifact.title, table)]
        case .sheet(let tables) where tables.count == 1: tables.map { (artifact.title, $0.table) }
        case .sheet(let tables): tables.map { ("\(artifact.title): \($0.name)", $0.table) }
        default: []
        }
    }
}

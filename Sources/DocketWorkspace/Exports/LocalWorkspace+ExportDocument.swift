import DocketDomain
import DocketExport
import DocketStore

extension LocalWorkspace {
    /// What an export is made from, with as many tables as a file of tables would hold.
    func exportSubject(_ specification: ExportSpecification) async throws(DocketError) -> ExportSubject {
        let source = specification.source
        switch source.subject {
        case .artifact(let id):
            let revision = try await queries.revision(source.version, of: id)
            guard try await queries.artifact(id).kind != .profileEdit else {
                return ExportSubject(kind: .report, title: revision.title)
            }
            var subject = ExportSubject(kind: ExportKind(revision.content), title: revision.title)
            guard case .sheet(let tables) = revision.content else { return subject }
            // One table of a sheet is a table.
            if specification.choices.view != nil {
                subject.kind = .table
            } else {
                subject.tables = specification.choices.options.sheets?.count ?? tables.count
            }
            return subject
        case .thread(let id):
            let thread = try await queries.thread(id)
            var subject = ExportSubject(kind: .transcript, title: thread.title)
            if specification.format.holdsTablesOnly {
                subject.tables = try await tables(of: id, messages: thread.messageCount).count
            }
            return subject
        case .customer(let id):
            // The profile, and the audit trail.
            return ExportSubject(kind: .report, title: try await queries.customer(id).summary.name, tables: 2)
        case .batch(let id):
            var filter = ReviewFilter()
            filter.batchID = id
            filter.status = nil
            let items = try await queries.proposals(filter, page: PageRequest(size: 1)).items
            guard let item = items.first else { throw Self.noBatch(id) }
            return ExportSubject(kind: .report, title: "Review: \(item.customerName)")
        default:
            throw DocketError(
                .invalidArgument,
                "“\(source.subject)” cannot be exported. Name an artifact, thread:ID, review:BATCH or customer:ID.")
        }
    }

    /// The document of an export, as the viewer may see it. Its rows and messages are read while it is written.
    func exportDocument(
        _ export: ExportSummary, _ choices: ExportChoices
    ) async throws(DocketError) -> ExportDocument {
        switch export.source.subject {
        case .artifact(let id): try await document(of: id, revision: export.source.version, export, choices)
        case .batch(let id): try await document(of: id, choices)
        case .customer(let id): try await document(of: id, choices)
        case .thread(let id):
            try await document(ofThread: id, messages: export.source.version ?? 0, export, choices)
        default:
            throw DocketError(.internal, "Export \(export.id) has a source that docket cannot read.")
        }
    }

    private func document(
        of id: ArtifactID, revision: Int?, _ export: ExportSummary, _ choices: ExportChoices
    ) async throws(DocketError) -> ExportDocument {
        let artifact = try await queries.artifact(id)
        guard artifact.kind != .profileEdit else { return try await document(of: id, choices) }
        let revision = try await queries.revision(revision, of: id)
        var content = revision.content
        var name: String?
        if let view = choices.view, case .sheet(let tables) = content {
            guard tables.indices.contains(view.sheet) else {
                throw DocketError(
                    .failedPrecondition, "The sheet has no table \(view.sheet + 1) any more. Export it again as it is.")
            }
            content = .table(tables[view.sheet].table)
            name = tables[view.sheet].name
        }
        let reading = reading(of: id)
        do {
            var document = try await ExportDocument(
                content, title: revision.title, subtitle: Self.subtitle(artifact, revision, content),
                author: artifact.createdBy.id.rawValue, created: revision.createdAt,
                chart: artifact.chart, reading: reading)
            if let view = choices.view, case .table(let table) = content {
                try await show(view, of: table, called: name, artifact: id, in: &document)
            }
            return document
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    /// The thread that made it, the day, and how much it is: the line under the title.
    private static func subtitle(
        _ artifact: ArtifactSummary, _ revision: ArtifactRevision, _ content: ArtifactContent
    ) -> [String] {
        var pieces: [String] = []
        if let link = artifact.links.first(where: { $0.threadID == artifact.primaryThreadID }) {
            pieces.append(link.title)
        }
        pieces.append(CivilTime(revision.createdAt).date)
        if case .table(let table) = content { pieces.append(rows(table.rowCount)) }
        return pieces
    }

    private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }

    // MARK: What a viewer shows

    private func show(
        _ view: ExportView, of content: TableContent, called name: String?, artifact: ArtifactID,
        in document: inout ExportDocument
    ) async throws {
        guard case .table(var table)? = (document.body as? [ExportBlock])?.first else { return }
        if let name, !name.isEmpty { table.name = name }
        if !view.filters.isEmpty || !view.sorts.isEmpty {
            guard let finder = exports.rowOrder else {
                throw DocketError(.failedPrecondition, "Filtered and sorted rows can be exported from the screen only.")
            }
            let order = try await finder.rowOrder(of: table, in: view)
            table.rowCount = order.count
            if order.count < content.rowCount, document.subtitle.last == Self.rows(content.rowCount) {
                document.subtitle[document.subtitle.count - 1] = "\(order.count) of \(Self.rows(content.rowCount))"
            }
            table.rows = try await RowsInOrder(order, of: table.rows, in: folder)
        }
        let columns = view.columns.filter(table.columns.indices.contains)
        if !columns.isEmpty, columns != Array(table.columns.indices) { table = table.choosing(columns: columns) }
        document.body = [.table(table)]
        document.source = nil
    }

    /// How what lies outside of an artifact's event is read.
    func reading(of id: ArtifactID) -> ContentReading {
        ContentReading(
            rows: { try await rows(of: $0, artifact: id) }, text: { try await text(of: $0, artifact: id) })
    }

    func userNames() async throws(DocketError) -> [String: String] {
        let users = try await Page.all { page throws(DocketError) in try await queries.users(page: page) }
        return Dictionary(uniqueKeysWithValues: users.map { ($0.id.rawValue, $0.name) })
    }
}

extension ExportKind {
    /// The kind of document that a content becomes.
    init(_ content: ArtifactContent) {
        self =
            switch content {
            case .table: .table
            case .sheet: .sheet
            case .doc: .doc
            case .sqlQuery: .sqlQuery
            case .other: .other
            }
    }
}

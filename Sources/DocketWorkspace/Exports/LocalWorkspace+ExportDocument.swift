package import DocketDomain
import DocketExport
import DocketMarkdown
import DocketStore

extension LocalWorkspace {
    /// What an export is made from: which kind of document it becomes, and under which title.
    package func exportSubject(_ source: ExportSource) async throws(DocketError) -> (kind: ExportKind, title: String) {
        switch source.subject {
        case .artifact(let id):
            let revision = try await queries.revision(source.version, of: id)
            let isProposal = try await queries.artifact(id).kind == .profileEdit
            return (isProposal ? .report : ExportKind(revision.content), revision.title)
        case .thread(let id):
            return (.transcript, try await queries.thread(id).title)
        case .customer(let id): return (.report, try await queries.customer(id).summary.name)
        case .batch(let id):
            var filter = ReviewFilter()
            filter.batchID = id
            filter.status = nil
            let items = try await queries.proposals(filter, page: PageRequest(size: 1)).items
            guard let item = items.first else { throw Self.noBatch(id) }
            return (.report, "Review: \(item.customerName)")
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
        case .thread(let id): try await transcript(of: id, messages: export.source.version ?? 0)
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
        let reading = ContentReading(
            rows: { try await rows(of: $0, artifact: id) }, text: { try await text(of: $0, artifact: id) })
        do {
            var document = try await ExportDocument(
                content, title: revision.title, subtitle: Self.subtitle(artifact, revision, content),
                author: artifact.createdBy.id.rawValue, created: revision.createdAt, reading: reading)
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
            table.rows = RowsInOrder(order: order) { try await rows(of: content, artifact: artifact, in: $0) }
        }
        let columns = view.columns.filter(table.columns.indices.contains)
        if !columns.isEmpty, columns != Array(table.columns.indices) { table = table.choosing(columns: columns) }
        document.body = [.table(table)]
        document.source = nil
    }

    // MARK: Threads

    private func transcript(of id: ThreadID, messages count: Int) async throws(DocketError) -> ExportDocument {
        let thread = try await queries.thread(id)
        let users = try await userNames()
        let body = PagedBlocks(from: 0) { first in
            let end = min(first + Self.messagesAtATime, count)
            var blocks: [ExportBlock] = []
            for message in try await queries.messages(of: id, at: first..<end) {
                let author = message.author.map { users[$0] ?? $0 } ?? message.role.rawValue
                var artifact: (ArtifactKind, String)?
                if let mention = message.mention { artifact = try await self.mentioned(mention.artifactID) }
                blocks += [ExportBlock](
                    messageOf: author, at: message.createdAt, parts: message.parts, artifact: artifact)
            }
            return (blocks, end < count ? end : nil)
        }
        let owner = thread.ownerID.map { users[$0.rawValue] ?? $0.rawValue }
        return ExportDocument(
            kind: .transcript, title: thread.title,
            subtitle: [CivilTime(thread.createdAt).date, count == 1 ? "1 message" : "\(count) messages"],
            author: owner, created: thread.createdAt, body: body)
    }

    private static let messagesAtATime = 50

    /// An artifact that a message is about; nothing where it cannot be seen any more.
    private func mentioned(_ id: ArtifactID) async throws(DocketError) -> (ArtifactKind, String)? {
        do {
            let seen = try await queries.artifact(id)
            return (seen.kind, seen.title)
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
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

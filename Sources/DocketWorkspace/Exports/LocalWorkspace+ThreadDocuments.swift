import DocketDomain
import DocketExport
import DocketStore

/// Documents of threads: what was said, with or without what was made there; or the tables alone.
extension LocalWorkspace {
    /// A thread's messages; in a format of tables, its tables.
    ///
    /// - Parameter count: How many messages it had when the export was asked for.
    func document(
        ofThread id: ThreadID, messages count: Int, _ export: ExportSummary, _ choices: ExportChoices
    ) async throws(DocketError) -> ExportDocument {
        let thread = try await queries.thread(id)
        let users = try await userNames()
        var document = ExportDocument(
            kind: .transcript, title: thread.title,
            subtitle: [CivilTime(thread.createdAt).date, count == 1 ? "1 message" : "\(count) messages"],
            author: thread.ownerID.map { users[$0.rawValue] ?? $0.rawValue }, created: thread.createdAt,
            body: [ExportBlock]())
        if ExportFormat(rawValue: export.format)?.holdsTablesOnly ?? false {
            document.body = try await tables(of: id, messages: count).map(ExportBlock.table)
            return document
        }
        let artifacts = try await choices.withContents ? artifacts(of: id) : []
        // Pages of messages come first, then the artifacts one by one.
        document.body = PagedBlocks(from: 0) { place in
            let end = min(place + Self.messagesAtATime, count)
            let next: Int? = end < count ? end : artifacts.isEmpty ? nil : count
            guard place >= count, !artifacts.isEmpty else {
                return (try await blocks(of: id, at: place..<max(place, end), users), next)
            }
            let index = place - count
            let following = index + 1 < artifacts.count ? place + 1 : nil
            return (try await blocks(of: artifacts[index]), following)
        }
        return document
    }

    private static let messagesAtATime = 50

    private func blocks(
        of id: ThreadID, at range: Range<Int>, _ users: [String: String]
    ) async throws(DocketError) -> [ExportBlock] {
        var blocks: [ExportBlock] = []
        for message in try await queries.messages(of: id, at: range) {
            let author = message.author.map { users[$0] ?? $0 } ?? message.role.rawValue
            var artifact: (ArtifactKind, String)?
            if let mention = message.mention { artifact = try await mentioned(mention.artifactID) }
            blocks += [ExportBlock](
                messageOf: author, at: message.createdAt, parts: message.parts,
                attachments: try await attachments(of: message), artifact: artifact,
                isTyped: message.role == .user)
        }
        return blocks
    }

    private func attachments(
        of message: Message
    ) async throws(DocketError) -> [(file: Attachment, text: String?)] {
        var files: [(file: Attachment, text: String?)] = []
        for file in message.attachments { files.append((file, try await text(of: file, in: message))) }
        return files
    }

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

    // MARK: What was made in it

    /// What was made or used in a thread, but for proposals, in the order in which it came.
    private func artifacts(of id: ThreadID) async throws(DocketError) -> [ArtifactSummary] {
        var filter = ArtifactFilter()
        filter.threadID = id
        filter.order = .ascending
        return try await Page.all { page throws(DocketError) in try await queries.artifacts(filter, page: page) }
            .filter { $0.kind != .profileEdit }
    }

    /// An artifact under its title.
    private func blocks(of artifact: ArtifactSummary) async throws(DocketError) -> [ExportBlock] {
        let revision = try await queries.revision(nil, of: artifact.id)
        do {
            let document = try await ExportDocument(
                revision.content, title: revision.title, created: revision.createdAt,
                chart: artifact.chart, reading: reading(of: artifact.id))
            var blocks = [ExportBlock.heading(level: 1, [ExportRun(revision.title)])]
            var reader = document.body.makeReader()
            while let more = try await reader.next() { blocks += more.map(\.belowTitle) }
            return blocks
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    // MARK: Tables alone

    /// The tables of a thread: its artifacts, and what stands in messages without being one.
    func tables(of id: ThreadID, messages count: Int) async throws(DocketError) -> [ExportTable] {
        var tables: [ExportTable] = []
        /// How many tables of each message are artifacts.
        var made: [MessageID: Int] = [:]
        var ids: Set<ArtifactID> = []
        for artifact in try await artifacts(of: id) where artifact.kind == .table || artifact.kind == .sheet {
            let revision = try await queries.revision(nil, of: artifact.id)
            let reading = reading(of: artifact.id)
            let chart = artifact.chart
            switch revision.content {
            case .table(let table):
                tables += [ExportTable(name: revision.title, table, reading: reading)].with(chart: chart)
                ids.insert(artifact.id)
                let link = artifact.links.first { $0.threadID == id && $0.relation == .created }
                if let message = link?.messageID { made[message, default: 0] += 1 }
            case .sheet(let sheet):
                tables += sheet.map { table in
                    let name = table.name.isEmpty ? revision.title : "\(revision.title) – \(table.name)"
                    return ExportTable(name: name, table.table, reading: reading)
                }.with(chart: chart)
            default: continue
            }
        }
        for first in stride(from: 0, to: count, by: Self.messagesAtATime) {
            let range = first..<min(first + Self.messagesAtATime, count)
            for message in try await queries.messages(of: id, at: range) {
                let found = message.parts.flatMap { part -> [ExportBlock] in
                    if case .text(let text) = part { [ExportBlock](markdown: text) } else { [] }
                }
                // A message that made or changed a table shows it as it was then.
                let isMention = message.mention.map { ids.contains($0.artifactID) } ?? false
                tables += Self.tables(in: found).dropFirst(max(made[message.id, default: 0], isMention ? 1 : 0))
            }
        }
        return tables
    }

    /// The tables among blocks, each called by the heading above it.
    private static func tables(in blocks: [ExportBlock]) -> [ExportTable] {
        var name: String?
        var tables: [ExportTable] = []
        for block in blocks {
            switch block {
            case .heading(_, let runs): name = runs.plainText
            case .table(var table):
                table.name = table.name ?? name
                tables.append(table)
            default: continue
            }
        }
        return tables
    }
}

extension ExportBlock {
    /// Headings of an artifact stand below its title.
    fileprivate var belowTitle: ExportBlock {
        guard case .heading(let level, let runs) = self else { return self }
        return .heading(level: min(level + 1, 6), runs)
    }
}

package import DocketDomain
internal import DocketMarkdown

/// Finds what becomes an artifact in messages: GFM tables, and code that is SQL.
package struct ArtifactDetector: Sendable {
    package init() {}

    /// The artifacts in the text of a message by `role`, in the text's order; none unless an assistant wrote it.
    package func detect(in text: String, role: MessageRole = .assistant) -> [DetectedArtifact] {
        guard role == .assistant else { return [] }
        let lineEnds = LineEnds(of: text)
        return MarkdownFinding.all(in: text).compactMap { finding in
            switch finding.content {
            case .table(let table):
                artifact(.table(Table(table)), from: finding) { ArtifactTitle.ofTable(table) }
            case .code(let code):
                sqlArtifact(lineEnds.restored(in: code, at: finding.lines), from: finding)
            }
        }
    }

    /// Whether a text may have tables that are not found: they are too wide, or it is too large.
    package func mayMissTables(in text: String) -> Bool {
        text.utf8.count > Self.smallestDearText && MarkdownFinding.mayBeUnread(in: text)
    }

    /// In bytes.
    private static let smallestDearText = 4000

    private func sqlArtifact(_ code: MarkdownCode, from finding: MarkdownFinding) -> DetectedArtifact? {
        // Byte for byte, but for the line end that belongs to the closing fence.
        let sql = code.content.last?.isNewline == true ? String(code.content.dropLast()) : code.content
        guard sql.utf8.contains(where: { $0 > UInt8(ascii: " ") }) else { return nil }
        let tag = SQLTag(info: code.info)
        guard tag != nil || (code.info.isEmpty && SQLStatement.leads(sql)) else { return nil }
        return artifact(.sqlQuery(sql: sql, dialect: tag?.dialect), from: finding) { ArtifactTitle.ofStatement(sql) }
    }

    private func artifact(
        _ payload: DetectedArtifact.Payload, from finding: MarkdownFinding, fallback: () -> String
    ) -> DetectedArtifact {
        let title = finding.lead.map(ArtifactTitle.from) ?? ""
        return DetectedArtifact(title: title.isEmpty ? fallback() : title, payload: payload, lines: finding.lines)
    }
}

extension Table {
    fileprivate init(_ table: MarkdownTable<String>) {
        let columns = table.header.enumerated().map { index, name in
            Column(
                name: name, align: index < table.alignments.count ? table.alignments[index].map(Alignment.init) : nil)
        }
        self.init(columns: columns, rows: table.rows)
    }
}

extension Table.Alignment {
    fileprivate init(_ alignment: MarkdownAlignment) {
        switch alignment {
        case .left: self = .left
        case .center: self = .center
        case .right: self = .right
        }
    }
}

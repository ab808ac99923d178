import DocketDomain

/// Artifacts in words.
enum ArtifactText {
    static func table(_ artifacts: [ArtifactSummary]) -> String {
        var table = ColumnText([
            .init(title: "ID"), .init(title: "KIND"), .init(title: "TITLE", isFlexible: true),
            .init(title: "SIZE", isOptional: true), .init(title: "STATUS", isOptional: true),
            .init(title: "REV", side: .right, isOptional: true), .init(title: "MADE"),
        ])
        for artifact in artifacts {
            table.add([
                artifact.id.rawValue, artifact.kind.rawValue, artifact.title, size(artifact.size, artifact.kind),
                artifact.standing,
                String(artifact.revision), artifact.createdAt.local,
            ])
        }
        return table.text(width: Terminal.size?.columns)
    }

    /// An artifact with what is in one of its revisions.
    static func whole(_ artifact: ArtifactSummary, _ revision: ArtifactRevision, payload: JSON) -> String {
        var facts = [
            "artifact:\(artifact.id)", artifact.kind.rawValue, artifact.standing,
            revision.revision == artifact.revision
                ? "revision \(revision.revision)" : "revision \(revision.revision) of \(artifact.revision)",
            size(revision.content.size, artifact.kind), "made by \(artifact.createdBy.id)", revision.createdAt.local,
        ].filter { !$0.isEmpty }
        if let time = artifact.deletedAt { facts.append("deleted \(time.local)") }
        var lines = [VisibleText.line(revision.title), VisibleText.line(facts.joined(separator: " · "))]
        lines += artifact.links.map {
            VisibleText.line("\($0.relation.rawValue) in thread:\($0.threadID) “\($0.title)”")
        }
        if !artifact.tags.isEmpty { lines.append(VisibleText.line("tags: " + artifact.tags.joined(separator: ", "))) }
        if let origin = ArtifactCopy.origin(in: artifact.metadata) {
            lines.append(VisibleText.line("copy of artifact:\(origin)"))
        }
        if !artifact.description.isEmpty { lines.append(VisibleText.block(artifact.description)) }
        if !artifact.comment.isEmpty { lines.append(VisibleText.block("Comment: \(artifact.comment)")) }
        return lines.joined(separator: "\n") + "\n\n" + content(revision.content, payload)
    }

    private static func content(_ content: ArtifactContent, _ payload: JSON) -> String {
        switch content {
        case .table: rows(of: payload)
        case .sheet:
            (payload["tables"]?.array ?? []).map {
                "\(VisibleText.line($0["name"]?.string ?? ""))\n\(rows(of: $0))"
            }.joined(separator: "\n\n")
        case .doc: VisibleText.block(payload["markdown"]?.string ?? "")
        case .sqlQuery: VisibleText.block(payload["sql"]?.string ?? "")
        case .other: VisibleText.block(payload.serialized(pretty: true))
        }
    }

    /// The rows of a table's payload, each on one line, and how many of all they are.
    private static func rows(of payload: JSON) -> String {
        let columns = payload["columns"]?.array ?? []
        let rows = payload["rows"]?.array ?? []
        var table = ColumnText(
            columns.map {
                .init(
                    title: VisibleText.line($0["name"]?.string ?? ""),
                    side: $0["align"]?.string == "right" ? .right : .left)
            })
        for row in rows { table.add((row.array ?? []).map { $0.string ?? "" }) }
        let count = payload["row_count"]?.int ?? rows.count
        let footer =
            rows.count == count
            ? Count.text(count, "row") : "\(rows.count) of \(Count.text(count, "row")); --rows A:B shows others"
        return table.text(width: nil) + "\n\(footer)"
    }

    private static func size(_ size: ContentSize, _ kind: ArtifactKind) -> String {
        switch kind {
        case .table: "\(size.rows) × \(size.columns)"
        case .sheet: Count.text(size.columns, "table")
        case .doc, .sqlQuery: Count.text(size.rows, "line")
        default: ""
        }
    }
}

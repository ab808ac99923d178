import DocketDomain

/// How sure it is that a table of a reply is worth keeping by itself.
struct TableAppraisal {
    let draft: ArtifactDraft

    init(_ table: Table, _ found: DetectedArtifact, _ lines: ReplyLines, isAsked: Bool, isEcho: Bool) {
        let (confidence, reason) = Self.judge(table, found.lines, lines, isAsked: isAsked, isEcho: isEcho)
        draft = ArtifactDraft(
            title: found.title, content: .table(table), lines: found.lines, confidence: confidence, reason: reason)
    }

    /// Up to so many rows a table may be an example within an explanation.
    private static let fewRows = 2
    /// So many times its own words around it make a small table one that is mentioned in passing.
    private static let aside = 4
    private static let explanation = 80

    private static func judge(
        _ table: Table, _ range: ClosedRange<Int>, _ lines: ReplyLines, isAsked: Bool, isEcho: Bool
    ) -> (Double, String) {
        let hasContent = table.rows.contains { $0.contains { !CellShape.isMissing($0) } }
        guard hasContent else {
            return isAsked
                ? (0.75, "The user asked for a table, and the reply has an empty one to fill in.")
                : (0.4, "The table has no content.")
        }
        if isEcho { return (0.45, "The table is the user's own.") }
        if isAsked { return (0.95, "The user asked for a table, and the reply has one.") }
        let inside = lines.words(on: range)
        let around = lines.words - inside
        if table.rows.count <= fewRows, around >= explanation, around >= inside * aside {
            return (0.5, "The table is small and stands within an explanation.")
        }
        if table.columns.count < 2 { return (0.6, "The table has one column.") }
        return (0.85, "The reply has a table.")
    }
}

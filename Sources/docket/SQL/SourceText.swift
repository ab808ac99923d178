import DocketDomain

/// Sources, their tables and plans in words.
enum SourceText {
    static func table(_ sources: [SourceListing]) -> String {
        var table = ColumnText([
            .init(title: "NAME"), .init(title: "KIND"), .init(title: "PLACE", isFlexible: true),
        ])
        for source in sources { table.add([source.name, source.kind.rawValue, source.place]) }
        return table.text(width: Terminal.size?.columns)
    }

    static func table(_ tables: [SourceSchema.Table]) -> String {
        var table = ColumnText([
            .init(title: "TABLE"), .init(title: "ROWS", side: .right), .init(title: "COLUMNS", isFlexible: true),
        ])
        for entry in tables {
            let count =
                entry.rowCount.map { (entry.isEstimate ? "~" : "") + String($0) } ?? (entry.isView ? "view" : "")
            let columns = entry.columns.map { $0.type.isEmpty ? $0.name : "\($0.name) \($0.type)" }
            table.add([
                (entry.schema.map { "\($0)." } ?? "") + entry.name, count, columns.joined(separator: ", "),
            ])
        }
        return table.text(width: Terminal.size?.columns)
    }

    static func tree(_ plan: QueryPlan) -> String {
        plan.steps.flatMap { lines($0, indent: "") }.joined(separator: "\n")
    }

    private static func lines(_ step: QueryPlan.Step, indent: String) -> [String] {
        var lines = [indent + VisibleText.line(step.text)]
        if let hint = step.hint { lines.append("\(indent)  ! \(VisibleText.line(hint))") }
        return lines + step.steps.flatMap { Self.lines($0, indent: indent + "  ") }
    }
}

import DocketDomain

/// Whether the tables of a reply belong together, and how sure that is.
struct SheetAppraisal {
    private let tables: [ArtifactDraft]
    private let lines: ReplyLines
    private let isAsked: Bool

    init(_ drafts: [ArtifactDraft], _ lines: ReplyLines, isAsked: Bool) {
        tables = drafts.filter { $0.kind == .table }
        self.lines = lines
        self.isAsked = isAsked
    }

    /// Nothing where the tables are better kept apart.
    var draft: ArtifactDraft? {
        guard tables.count > 1, let first = tables.first, let last = tables.last,
            tables.allSatisfy({ $0.confidence >= Self.worth }), let (confidence, reason) = judgement
        else { return nil }
        return ArtifactDraft(
            title: title, content: .sheet(named), lines: first.lines.lowerBound...last.lines.upperBound,
            confidence: confidence, reason: reason)
    }

    /// A table that is less sure than that is no part of a sheet.
    private static let worth = 0.6
    /// Words between two tables that only lead from one to the next.
    private static let transition = 40

    private var judgement: (Double, String)? {
        if isAsked { return (0.9, "The user asked for a sheet, and the reply has several tables.") }
        if Set(tables.map(header)).count == 1 { return (0.85, "The tables have the same columns.") }
        let gaps = zip(tables, tables.dropFirst()).map { before, after in
            let gap = before.lines.upperBound + 1..<max(after.lines.lowerBound, before.lines.upperBound + 1)
            return gap.isEmpty ? 0 : lines.words(on: ClosedRange(gap))
        }
        let titles = Set(tables.map(\.title))
        guard titles.count == tables.count, gaps.allSatisfy({ $0 <= Self.transition }) else { return nil }
        return (0.75, "The tables follow each other, each under a title of its own.")
    }

    private func header(_ draft: ArtifactDraft) -> [String] {
        guard case .table(let table) = draft.content else { return [] }
        return table.columns.map { FoldedText.of($0.name) }
    }

    private var named: [ArtifactDraft.NamedTable] {
        var uses: [String: Int] = [:]
        var names: Set<String> = []
        return tables.compactMap { draft in
            guard case .table(let table) = draft.content else { return nil }
            var name = draft.title
            while !names.insert(FoldedText.of(name)).inserted {
                uses[draft.title, default: 1] += 1
                name = "\(draft.title) (\(uses[draft.title, default: 1]))"
            }
            return ArtifactDraft.NamedTable(name: name, table: table)
        }
    }

    private var title: String {
        let titles = tables.map(\.title)
        guard let first = titles.first else { return "" }
        return Set(titles).count == 1 ? first : "\(first) and \(titles.count - 1) more"
    }
}

import DocketDomain

/// A view with a list of artifacts, of which one is open.
protocol ShowsArtifacts: Sendable {
    var artifacts: ArtifactListState { get set }
    var isViewerFocused: Bool { get }
    /// Leaves the pane, or its filter.
    mutating func stepOut(_ context: inout ScreenContext)
}

extension ShowsArtifacts {
    /// One step out: what lies over the open artifact, the zoom, what was searched for, the pane.
    mutating func closeInnermost(_ context: inout ScreenContext) {
        if isViewerFocused, artifacts.closeInViewer(&context) {
            return
        } else if context.isZoomed {
            context.isZoomed = false
        } else if let find = context.find {
            context.find = nil
            if find.isFilter { stepOut(&context) }
        } else {
            stepOut(&context)
        }
    }
}

extension KeyContext {
    package static let table = KeyContext("table", "Table", first: .table)
    static let text = KeyContext("text", "Document", first: .text)
}

/// Commands of an open table or text.
extension ShowsArtifacts {
    static var viewerCommands: [ScreenCommand<Self>] { tableCommands + textCommands }

    private static var tableCommands: [ScreenCommand<Self>] {
        [
            table(.sortUp, "Sort by this column, smallest first", hint: "sort", ["["], .sort(.ascending)),
            table(.sortDown, "Sort by this column, largest first", ["]"], .sort(.descending)),
            table(.sortFurtherUp, "Then sort by this column, smallest first", [], .sortFurther(.ascending)),
            table(.sortFurtherDown, "Then sort by this column, largest first", [], .sortFurther(.descending)),
            table(.clearSort, "Rows in the table's own order", ["r"], .clearSort),
            table(.filterByCell, "Only rows with this cell's value", ["F"], .filterByCell),
            table(.statistics, "Statistics of this column", hint: "statistics", ["="], .openStatistics),
            table(.freeze, "Freeze the columns up to this one", hint: "freeze", ["f"], .freeze),
            table(.narrowColumn, "Narrow this column", ["<"], .narrow),
            table(.widenColumn, "Widen this column", [">"], .widen),
            table(.fitColumn, "Fit this column to its cells", ["w"], .fitColumn),
            table(.fitColumns, "Fit all columns to their cells", ["W"], .fitColumns),
            table(.hideColumn, "Hide this column", ["-"], .hideColumn),
            table(.showColumns, "Show hidden columns again", ["_"], .showColumns),
            table(.rowNumbers, "Row numbers on or off", ["#"], .toggleRowNumbers),
            table(.firstColumn, "To the first column", ["0", "^"], .firstColumn),
            table(.lastColumn, "To the last column", ["$"], .lastColumn),
            table(.nextSheet, "Next table of the sheet", hint: "next table", ["."], .nextSheet, ofSheet: true),
            table(.previousSheet, "Table before in the sheet", [","], .previousSheet, ofSheet: true),
            table(.copyRow, "Copy this row", [], .copy(.row, .tsv)),
            table(.copyColumn, "Copy this column", [], .copy(.column, .tsv)),
            table(.copyTable, "Copy the table for a spreadsheet (TSV)", [], .copy(.table, .tsv)),
            table(.copyMarkdown, "Copy the table as Markdown", [], .copy(.table, .markdown)),
        ]
    }

    private static var textCommands: [ScreenCommand<Self>] {
        [
            text(.outline, "Outline: go to a heading", hint: "outline", ["T"], .outline),
            text(.nextHeading, "Next heading", ["]"], .nextHeading),
            text(.previousHeading, "Heading before", ["["], .previousHeading),
        ]
    }

    /// - Parameter ofSheet: Whether it needs more than one table.
    private static func table(
        _ id: CommandID, _ title: String, hint: String? = nil, _ keys: [String], _ action: TableAction,
        ofSheet: Bool = false
    ) -> ScreenCommand<Self> {
        let reason = "Open a table first"
        let entry = CommandEntry(
            id, .table, title, hint: hint, keys, in: [.table], elsewhere: .because(reason))
        return ScreenCommand(
            entry,
            off: { view, _ in
                guard view.isViewerFocused, case .table(let table) = view.artifacts.viewer?.body else { return reason }
                return ofSheet && table.sheets.count == 1 ? "There is only one table here" : nil
            },
            run: { $0.artifacts.act(action, &$1) })
    }

    private static func text(
        _ id: CommandID, _ title: String, hint: String? = nil, _ keys: [String], _ action: DocumentAction
    ) -> ScreenCommand<Self> {
        let reason = "Open a document first"
        let entry = CommandEntry(
            id, .text, title, hint: hint, keys, in: [.text], elsewhere: .because(reason))
        return ScreenCommand(
            entry,
            off: { view, _ in
                guard view.isViewerFocused, !view.artifacts.isTableOpen else { return reason }
                guard case .text(let text) = view.artifacts.viewer?.body else { return nil }
                return text.text.headings.isEmpty && text.text.isComplete ? "The text has no headings" : nil
            },
            run: { $0.artifacts.act(action, &$1) })
    }
}

extension CommandID {
    static let sortUp = CommandID("table.sort-up")
    static let sortDown = CommandID("table.sort-down")
    static let sortFurtherUp = CommandID("table.then-sort-up")
    static let sortFurtherDown = CommandID("table.then-sort-down")
    static let clearSort = CommandID("table.clear-sort")
    static let freeze = CommandID("table.freeze")
    static let narrowColumn = CommandID("table.narrow")
    static let widenColumn = CommandID("table.widen")
    static let fitColumn = CommandID("table.fit-column")
    static let fitColumns = CommandID("table.fit-columns")
    static let hideColumn = CommandID("table.hide")
    static let showColumns = CommandID("table.show")
    package static let statistics = CommandID("table.statistics")
    static let rowNumbers = CommandID("table.row-numbers")
    static let filterByCell = CommandID("table.filter-by-cell")
    static let firstColumn = CommandID("table.first-column")
    static let lastColumn = CommandID("table.last-column")
    static let nextSheet = CommandID("table.next-sheet")
    static let previousSheet = CommandID("table.previous-sheet")
    static let copyRow = CommandID("copy.row")
    static let copyColumn = CommandID("copy.column")
    static let copyTable = CommandID("copy.table")
    static let copyMarkdown = CommandID("copy.markdown")

    static let outline = CommandID("text.outline")
    static let nextHeading = CommandID("text.next-heading")
    static let previousHeading = CommandID("text.previous-heading")
}

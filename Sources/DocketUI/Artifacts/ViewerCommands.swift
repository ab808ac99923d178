import DocketDomain

/// A view with a list of artifacts, of which one is open.
protocol ShowsArtifacts: DecidesProposals {
    var artifacts: ArtifactListState { get set }
    var isViewerFocused: Bool { get }
    /// Whether what was looked for is marked in the pane that has the focus.
    var isFindSeen: Bool { get }
    /// Whether the list of artifacts has the focus.
    var isListFocused: Bool { get }
    /// Leaves the pane, or its filter.
    mutating func stepOut(_ context: inout ScreenContext)
}

extension ShowsArtifacts {
    /// One step out: what lies over the open artifact, what is searched for or filtered there, the zoom, the pane.
    mutating func closeInnermost(_ context: inout ScreenContext) {
        let find = context.find
        context.find = nil
        if isViewerFocused {
            if artifacts.closeInViewer(&context) { return }
            context.isZoomed = false
            stepOut(&context)
        } else if context.isZoomed {
            context.isZoomed = false
        } else if isListFocused, !artifacts.marked.isEmpty {
            artifacts.marked = []
        } else if find == nil || !isFindSeen {
            stepOut(&context)
        }
    }
}

extension ShowsArtifacts {
    /// What a step out takes away outside of the viewer, in the words of the hint line; nil where it leads back.
    func clearing(filter isFiltered: Bool, _ shared: SharedState) -> String? {
        if shared.isZoomed { return "unzoom" }
        if isListFocused, !artifacts.marked.isEmpty { return "clear marks" }
        if shared.find != nil, isFindSeen { return "clear search" }
        return isFiltered ? "clear filter" : nil
    }

    /// A box over a table has all keys but those of the program itself.
    func boxRefusal(of id: CommandID, _ shared: SharedState) -> String? {
        guard isViewerFocused, artifacts.isBoxOpen, !Self.inBox.contains(id) else { return nil }
        switch shared.keymap.entry(id)?.group {
        case .moving, .program: return nil
        default: return "Close the box first: \(shared.label(of: .close))"
        }
    }

    private static var inBox: Set<CommandID> { [.close, .copy, .copyRow, .copyAddress, .wrap] }
}

extension KeyContext {
    /// A box over a table: a cell, a row, statistics.
    static let box = KeyContext("box", "Box", first: .text)
    package static let table = KeyContext("table", "Table", first: .table)
    static let chart = KeyContext("chart", "Chart", first: .table)
    static let text = KeyContext("text", "Document", first: .text)
}

/// Commands of what is open.
extension ShowsArtifacts {
    static var viewerCommands: [ScreenCommand<Self>] {
        tableCommands + chartCommands + textCommands + queryCommands + decidingCommands(in: [.proposal])
            + [jsonCommand, markCommand]
    }

    private static var jsonCommand: ScreenCommand<Self> {
        let reason = "Open an artifact first"
        let entry = CommandEntry(
            .showJSON, .looking, "The artifact as JSON, and back", hint: "JSON", ["J"],
            in: [.table, .chart, .text, .proposal], elsewhere: .because(reason))
        return ScreenCommand(
            entry, off: { view, _ in view.isViewerFocused && view.artifacts.viewer != nil ? nil : reason },
            run: { $0.toggleJSON(&$1) })
    }

    private static var markCommand: ScreenCommand<Self> {
        ScreenCommand(
            CommandEntry(
                .markArtifact, .exporting, "Mark for export, or take the mark away", hint: "mark", ["space"],
                in: [.artifacts], isLocal: true, elsewhere: .because("Go to a list of artifacts first")),
            off: { view, _ in
                guard view.isListFocused else { return "Go to the list of artifacts first" }
                return view.artifacts.list.selection == nil ? "There is no artifact to mark" : nil
            },
            run: { view, _ in view.artifacts.markSelection() })
    }

    private static var tableCommands: [ScreenCommand<Self>] {
        [
            table(.sortUp, "Sort by this column, smallest first", hint: "sort", ["[", "("], .sort(.ascending)),
            table(.sortDown, "Sort by this column, largest first", ["]", ")"], .sort(.descending)),
            table(.sortFurtherUp, "Then sort by this column, smallest first", ["a"], .sortFurther(.ascending)),
            table(.sortFurtherDown, "Then sort by this column, largest first", ["A"], .sortFurther(.descending)),
            table(.clearSort, "Rows in the table's own order", ["r"], .clearSort),
            table(.filterByCell, "Only rows with this cell's value", ["F"], .filterByCell),
            table(.clearFilter, "Clear the filter: show all rows", [], .filter(""), also: ["clear filter"]),
            goToColumn,
            table(.record, "This row as a record, a line for each column", hint: "record", ["V"], .openRecord),
            table(.statistics, "Statistics of this column", hint: "statistics", ["="], .openStatistics),
            table(.sparklines, "Sparklines of lists or of numbers", ["s"], .toggleSparklines, also: ["trend"]),
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
            table(.copyRow, "Copy this row", ["ctrl-y"], .copy(.row, .tsv)),
            table(.copyColumn, "Copy this column", [], .copy(.column, .tsv)),
            table(.copyTable, "Copy the table for a spreadsheet (TSV)", [], .copy(.table, .tsv)),
            table(.copyMarkdown, "Copy the table as Markdown", [], .copy(.table, .markdown)),
        ]
    }

    private static var goToColumn: ScreenCommand<Self> {
        let entry = tableEntry(.goToColumn, "To a column by its name", hint: "column", ["T"])
        return ScreenCommand(
            entry, off: { view, _ in view.tableRefusal },
            run: { view, context in
                guard case .table(let table) = view.artifacts.viewer?.body else { return }
                let columns = table.sheet.columns
                context.present(
                    Picker(
                        Topic(ArtifactListTopic.column), title: "Go to which column?",
                        narrowing: columns.enumerated().map { index, column in
                            Picker.Option("\(index)", column.title, note: column.isHidden ? "hidden" : "")
                        }, selected: table.sheet.cursorColumn))
            })
    }

    private static var textCommands: [ScreenCommand<Self>] {
        [
            ScreenCommand(
                CommandEntry(
                    .wrap, .text, "Wrap long lines, or not", hint: "wrap", ["w"], in: [.text, .box],
                    elsewhere: .because("Open a document or a cell first")),
                off: { view, _ in
                    view.isViewerFocused && (view.artifacts.isBoxOpen || !view.artifacts.isTableOpen)
                        ? nil : "Open a document or a cell first"
                },
                run: { $0.artifacts.toggleWrap(&$1) }),
            text(.outline, "Outline: go to a heading", hint: "outline", ["T"], .outline),
            text(.nextHeading, "Next heading", ["]", ")"], .nextHeading),
            text(.previousHeading, "Heading before", ["[", "("], .previousHeading),
        ]
    }

    /// - Parameter ofSheet: Whether it needs more than one table.
    private static func table(
        _ id: CommandID, _ title: String, hint: String? = nil, _ keys: [String], _ action: TableAction,
        ofSheet: Bool = false, also: [String] = []
    ) -> ScreenCommand<Self> {
        ScreenCommand(
            tableEntry(id, title, hint: hint, keys, also: also),
            off: { view, _ in
                if let reason = view.tableRefusal { return reason }
                guard ofSheet, case .table(let table) = view.artifacts.viewer?.body else { return nil }
                return table.sheets.count == 1 ? "There is only one table here" : nil
            },
            run: { $0.artifacts.act(action, &$1) })
    }

    private static func tableEntry(
        _ id: CommandID, _ title: String, hint: String?, _ keys: [String], also: [String] = []
    ) -> CommandEntry {
        CommandEntry(
            id, .table, title, hint: hint, keys, in: [.table], also: also,
            elsewhere: .because("Open a table first"))
    }

    var tableRefusal: String? { isViewerFocused && artifacts.isTableOpen ? nil : "Open a table first" }

    private static func text(
        _ id: CommandID, _ title: String, hint: String? = nil, _ keys: [String], _ action: DocumentAction
    ) -> ScreenCommand<Self> {
        let reason = "Open a document first"
        let entry = CommandEntry(
            id, .text, title, hint: hint, keys, in: [.text], elsewhere: .because(reason))
        return ScreenCommand(
            entry,
            off: { view, _ in
                guard view.isViewerFocused, case .text(let text) = view.artifacts.viewer?.body else { return reason }
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
    static let sparklines = CommandID("table.sparklines")
    static let rowNumbers = CommandID("table.row-numbers")
    static let clearFilter = CommandID("table.clear-filter")
    static let goToColumn = CommandID("table.go-to-column")
    static let record = CommandID("table.record")
    static let filterByCell = CommandID("table.filter-by-cell")
    static let firstColumn = CommandID("table.first-column")
    static let lastColumn = CommandID("table.last-column")
    static let nextSheet = CommandID("table.next-sheet")
    static let previousSheet = CommandID("table.previous-sheet")
    static let copyRow = CommandID("copy.row")
    static let copyColumn = CommandID("copy.column")
    static let copyTable = CommandID("copy.table")
    static let copyMarkdown = CommandID("copy.markdown")

    static let showJSON = CommandID("show.json")

    static let wrap = CommandID("text.wrap")
    static let outline = CommandID("text.outline")
    static let nextHeading = CommandID("text.next-heading")
    static let previousHeading = CommandID("text.previous-heading")
}

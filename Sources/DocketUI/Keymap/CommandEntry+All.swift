extension CommandEntry {
    /// Every command with the keys that it has unless a user rebinds it. What dispatches keys, hints at them, explains
    /// them and documents them is made from this table.
    package static let all: [CommandEntry] =
        moving + panes + going + finding + deciding + writing + tables + texts + exporting + looking + program

    private static let moving: [CommandEntry] = [
        CommandEntry(.moveDown, .moving, "Down", ["j", "down"]),
        CommandEntry(.moveUp, .moving, "Up", ["k", "up"]),
        CommandEntry(.halfPageDown, .moving, "Half a page down", ["ctrl-d"]),
        CommandEntry(.halfPageUp, .moving, "Half a page up", ["ctrl-u"]),
        CommandEntry(.pageDown, .moving, "A page down", ["pgdn", "space"]),
        CommandEntry(.pageUp, .moving, "A page up", ["pgup"]),
        CommandEntry(.top, .moving, "To the top", ["g g", "home"]),
        CommandEntry(.bottom, .moving, "To the bottom", ["G", "end"]),
        CommandEntry(.left, .moving, "Left: a column, or the pane before", ["h", "left"]),
        CommandEntry(.right, .moving, "Right: a column, or the pane after", ["l", "right"]),
    ]

    private static let panes: [CommandEntry] = [
        CommandEntry(.focusFirst, .panes, "First pane", ["1"]),
        CommandEntry(.focusSecond, .panes, "Second pane", ["2"]),
        CommandEntry(.focusThird, .panes, "Third pane", ["3"]),
        CommandEntry(.focusNext, .panes, "Next pane", hint: "pane", ["tab"]),
        CommandEntry(.focusPrevious, .panes, "Previous pane", ["shift-tab"]),
        CommandEntry(.zoom, .panes, "Zoom this pane, or put it back", hint: "zoom", ["+"]),
        CommandEntry(.narrowPane, .panes, "Make this pane narrower", ["ctrl-w <"]),
        CommandEntry(.widenPane, .panes, "Make this pane wider", ["ctrl-w >"]),
    ]

    private static let going: [CommandEntry] = [
        CommandEntry(.open, .going, "Open what is selected", hint: "open", ["enter"]),
        CommandEntry(.close, .going, "Back, close or clear", hint: "back", ["esc"]),
        CommandEntry(.otherEnd, .going, "From an artifact to its message, or back", hint: "other end", ["o"]),
        CommandEntry(.goBrowse, .going, "Browse: threads, messages, artifacts", hint: "browse", ["g b"]),
        CommandEntry(.goReview, .going, "Review: proposals that wait for a decision", hint: "review", ["g r"]),
        CommandEntry(.goArtifacts, .going, "Artifacts: all that you may see", hint: "artifacts", ["g a"]),
        CommandEntry(.goCustomers, .going, "Customers: profiles and what was made for them", ["g c"]),
        CommandEntry(.goExports, .going, "Exports: files that were made", ["g x"]),
        CommandEntry(.back, .going, "Back to the place before", ["{"]),
        CommandEntry(.forward, .going, "Forward again", ["}"]),
    ]

    private static let finding: [CommandEntry] = [
        CommandEntry(.find, .finding, "Search in this pane", hint: "find", ["/"]),
        CommandEntry(.findNext, .finding, "Next match", ["n"]),
        CommandEntry(.findPrevious, .finding, "Match before", ["N"]),
        CommandEntry(.searchEverything, .finding, "Search everything", hint: "search all", ["ctrl-f"]),
        CommandEntry(
            .filter, .finding, "Filter this list", hint: "filter", ["\\"],
            in: [.threads, .artifacts, .table, .review, .customers]),
        CommandEntry(.order, .finding, "In which order", hint: "sort", ["s"], in: [.review, .customers]),
    ]

    private static let deciding: [CommandEntry] = [
        CommandEntry(.accept, .deciding, "Accept the proposal", hint: "accept", ["a"], in: [.review]),
        CommandEntry(.reject, .deciding, "Reject it, with a reason if you like", hint: "reject", ["r"], in: [.review]),
        CommandEntry(
            .edit, .deciding, "Change the value, then accept it", hint: "edit", ["e"], in: [.review, .customers]),
        CommandEntry(.editOutside, .deciding, "The same in $VISUAL or $EDITOR", ["E"], in: [.review]),
        CommandEntry(
            .mark, .deciding, "Mark, or take the mark away", hint: "mark", ["space"], in: [.review], isLocal: true),
        CommandEntry(.markRange, .deciding, "Mark from here to there", ["v"], in: [.review]),
        CommandEntry(
            .acceptMany, .deciding, "Accept the marked ones, else the batch", hint: "batch", ["A"], in: [.review]),
        CommandEntry(
            .rejectMany, .deciding, "Reject the marked ones, else the batch", ["R"], in: [.review], isLocal: true),
        CommandEntry(
            .undo, .deciding, "Take back my last decision", hint: "undo", ["u"], in: [.review], isLocal: true),
        CommandEntry(
            .assign, .deciding, "Attach another relationship manager", hint: "attach RM", ["R"], in: [.customers],
            isLocal: true),
    ]

    private static let writing: [CommandEntry] = [
        CommandEntry(.compose, .writing, "Write a message here", hint: "compose", ["c"]),
        CommandEntry(.composeNew, .writing, "Start a thread with a message", hint: "new thread", ["C"]),
        CommandEntry(.importFile, .writing, "Import a chat export", ["I"]),
        CommandEntry(.rename, .changing, "Rename the thread or artifact", ["R"]),
        CommandEntry(.visibility, .changing, "Who sees the thread", ["V"], in: [.threads, .messages]),
        CommandEntry(.tags, .changing, "Tags of the thread", ["t"], in: [.threads, .messages]),
        CommandEntry(.details, .changing, "Description, comment, status", hint: "details", ["D"]),
        CommandEntry(.link, .changing, "Link the artifact to a thread", ["L"]),
        CommandEntry(.unlink, .changing, "Unlink the artifact from a thread", ["U"]),
        CommandEntry(.delete, .changing, "Delete, after a question", ["d"]),
        CommandEntry(.restore, .changing, "Restore what was deleted", ["u"]),
    ]

    private static let tables: [CommandEntry] = [
        CommandEntry(.sortUp, .table, "Sort by this column, smallest first", hint: "sort", ["["], in: [.table]),
        CommandEntry(.sortDown, .table, "Sort by this column, largest first", ["]"], in: [.table]),
        CommandEntry(.sortFurtherUp, .table, "Then sort by this column, smallest first", [], in: [.table]),
        CommandEntry(.sortFurtherDown, .table, "Then sort by this column, largest first", [], in: [.table]),
        CommandEntry(.clearSort, .table, "Rows in the table's own order", ["r"], in: [.table]),
        CommandEntry(.filterByCell, .table, "Only rows with this cell's value", ["F"], in: [.table]),
        CommandEntry(.statistics, .table, "Statistics of this column", hint: "statistics", ["="], in: [.table]),
        CommandEntry(.freeze, .table, "Freeze the columns up to this one", hint: "freeze", ["f"], in: [.table]),
        CommandEntry(.narrowColumn, .table, "Narrow this column", ["<"], in: [.table]),
        CommandEntry(.widenColumn, .table, "Widen this column", [">"], in: [.table]),
        CommandEntry(.fitColumn, .table, "Fit this column to its cells", ["w"], in: [.table]),
        CommandEntry(.fitColumns, .table, "Fit all columns to their cells", ["W"], in: [.table]),
        CommandEntry(.hideColumn, .table, "Hide this column", ["-"], in: [.table]),
        CommandEntry(.showColumns, .table, "Show hidden columns again", ["_"], in: [.table]),
        CommandEntry(.rowNumbers, .table, "Row numbers on or off", ["#"], in: [.table]),
        CommandEntry(.firstColumn, .table, "To the first column", ["0", "^"], in: [.table]),
        CommandEntry(.lastColumn, .table, "To the last column", ["$"], in: [.table]),
        CommandEntry(.nextSheet, .table, "Next table of the sheet", hint: "next table", ["."], in: [.table]),
        CommandEntry(.previousSheet, .table, "Table before in the sheet", [","], in: [.table]),
        CommandEntry(.copyRow, .table, "Copy this row", [], in: [.table]),
        CommandEntry(.copyColumn, .table, "Copy this column", [], in: [.table]),
        CommandEntry(.copyTable, .table, "Copy the table for a spreadsheet (TSV)", [], in: [.table]),
        CommandEntry(.copyMarkdown, .table, "Copy the table as Markdown", [], in: [.table]),
    ]

    private static let texts: [CommandEntry] = [
        CommandEntry(.outline, .text, "Outline: go to a heading", hint: "outline", ["T"], in: [.text]),
        CommandEntry(.nextHeading, .text, "Next heading", ["]"], in: [.text]),
        CommandEntry(.previousHeading, .text, "Heading before", ["["], in: [.text]),
    ]

    private static let exporting: [CommandEntry] = [
        CommandEntry(.exportPDF, .exporting, "PDF", ["x p"]),
        CommandEntry(.exportDOCX, .exporting, "DOCX, for word processors", ["x d"]),
        CommandEntry(.exportXLSX, .exporting, "XLSX, for spreadsheets", ["x x"]),
        CommandEntry(.exportCSV, .exporting, "CSV", ["x c"]),
        CommandEntry(.exportMarkdown, .exporting, "Markdown", ["x m"]),
        CommandEntry(.exportHTML, .exporting, "HTML", ["x h"]),
        CommandEntry(.exportJSON, .exporting, "JSON", ["x j"]),
        CommandEntry(.exportOptions, .exporting, "Options: paper, columns, title, …", ["x o"]),
        CommandEntry(
            .exportAgain, .exporting, "Export again, as it is now", hint: "again", ["a"], in: [.exports],
            isLocal: true),
        CommandEntry(
            .exportRetry, .exporting, "Try again what failed", hint: "retry", ["r"], in: [.exports], isLocal: true),
        CommandEntry(
            .exportCancel, .exporting, "Cancel what is being made", hint: "cancel", ["c"], in: [.exports],
            isLocal: true),
        CommandEntry(
            .exportDelete, .exporting, "Delete the export and its file", hint: "delete", ["d"], in: [.exports],
            isLocal: true),
    ]

    private static let looking: [CommandEntry] = [
        CommandEntry(.history, .looking, "History: what happened to this", hint: "history", ["i"]),
        CommandEntry(
            .reveal, .looking, "Show or hide sensitive values", hint: "show hidden", ["m"], in: [.review, .customers]),
        CommandEntry(.copy, .looking, "Copy what is selected", hint: "copy", ["y"]),
        CommandEntry(.copyAddress, .looking, "Copy the address", ["Y"]),
    ]

    private static let program: [CommandEntry] = [
        CommandEntry(.palette, .program, "All commands by name", hint: "commands", [":", "ctrl-p"]),
        CommandEntry(.help, .program, "Keys that work here", hint: "help", ["?"]),
        CommandEntry(.interrupt, .program, "Cancel what runs; twice: quit", ["ctrl-c"]),
        CommandEntry(.redraw, .program, "Draw the screen again", ["ctrl-l"]),
        CommandEntry(.suspend, .program, "Suspend; fg comes back", ["ctrl-z"]),
        CommandEntry(.quit, .program, "Back, and quit from the first view", hint: "quit", ["q"]),
        CommandEntry(.openDemo, .program, "Open the demo workspace", ["g d"]),
        CommandEntry(.mouseOn, .program, "Mouse on", []),
        CommandEntry(.mouseOff, .program, "Mouse off", []),
        CommandEntry(.themeAuto, .program, "Theme auto: for dark and light backgrounds", []),
        CommandEntry(.themeDark, .program, "Theme dark", []),
        CommandEntry(.themeLight, .program, "Theme light", []),
        CommandEntry(.themeMono, .program, "Theme mono: no colours", []),
        CommandEntry(.crash, .program, "Crash", [], isHidden: true),
    ]
}

/// Commands that several views answer, each in its own way. A view adds the contexts where keys give them, where that
/// is not everywhere.
extension CommandEntry {
    /// In the order of the help.
    static let shared: [CommandEntry] =
        [
            moveDown, moveUp, halfPageDown, halfPageUp, pageDown, pageUp, top, bottom, left, right,
            focusFirst, focusSecond, focusThird, focusNext, focusPrevious, zoom, narrowPane, widenPane,
            open, close, otherEnd,
            find, findNext, findPrevious, searchEverything, filter, order,
            compose, composeNew, importFile,
            rename, duplicate, visibility, tags, agent, details, link, unlink, delete, restore,
            history, reveal, copy, copyAddress,
        ]

    // MARK: Moving

    static let moveDown = CommandEntry(.moveDown, .moving, "Down", ["j", "down"])
    static let moveUp = CommandEntry(.moveUp, .moving, "Up", ["k", "up"])
    static let halfPageDown = CommandEntry(.halfPageDown, .moving, "Half a page down", ["ctrl-d"])
    static let halfPageUp = CommandEntry(.halfPageUp, .moving, "Half a page up", ["ctrl-u"])
    static let pageDown = CommandEntry(.pageDown, .moving, "A page down", ["pgdn", "space"])
    static let pageUp = CommandEntry(.pageUp, .moving, "A page up", ["pgup"])
    static let top = CommandEntry(.top, .moving, "To the top", ["g g", "home"])
    static let bottom = CommandEntry(.bottom, .moving, "To the bottom", ["G", "end"])
    static let left = CommandEntry(.left, .moving, "Left: a column, or the pane before", ["h", "left"])
    static let right = CommandEntry(.right, .moving, "Right: a column, or the pane after", ["l", "right"])

    // MARK: Panes

    static let focusFirst = CommandEntry(.focusFirst, .panes, "First pane", ["1"])
    static let focusSecond = CommandEntry(.focusSecond, .panes, "Second pane", ["2"])
    static let focusThird = CommandEntry(.focusThird, .panes, "Third pane", ["3"])
    static let focusNext = CommandEntry(.focusNext, .panes, "Next pane", hint: "pane", ["tab"])
    static let focusPrevious = CommandEntry(.focusPrevious, .panes, "Previous pane", ["shift-tab"])
    static let zoom = CommandEntry(.zoom, .panes, "Zoom this pane, or put it back", hint: "zoom", ["+"])
    static let narrowPane = CommandEntry(.narrowPane, .panes, "Make this pane narrower", ["ctrl-w <"])
    static let widenPane = CommandEntry(.widenPane, .panes, "Make this pane wider", ["ctrl-w >"])

    // MARK: Going

    static let open = CommandEntry(.open, .going, "Open what is selected", hint: "open", ["enter"], isVisit: true)
    static let close = CommandEntry(
        .close, .going, "Back, close or clear", hint: "back", ["esc"],
        also: ["clear filter", "clear search", "cancel"])
    static let otherEnd = CommandEntry(
        .otherEnd, .going, "From an artifact to its message, or back", hint: "other end", ["o"], isVisit: true)

    // MARK: Finding

    static let find = CommandEntry(
        .find, .finding, "Search in this pane", hint: "find", ["/"], also: ["find", "search", "look for"])
    static let findNext = CommandEntry(.findNext, .finding, "Next match", ["n"])
    static let findPrevious = CommandEntry(.findPrevious, .finding, "Match before", ["N"])
    static let searchEverything = CommandEntry(
        .searchEverything, .finding, "Search everything", hint: "search all", ["ctrl-f"],
        also: ["find anywhere"])
    static let filter = CommandEntry(
        .filter, .finding, "Filter this list", hint: "filter", ["\\", "&"], in: [], also: ["narrow", "clear filter"])
    static let order = CommandEntry(
        .order, .finding, "In which order", hint: "sort", ["s"], in: [], also: ["order by"],
        elsewhere: .because("Only queues and customers are sorted so"))

    // MARK: Writing and changing

    static let compose = CommandEntry(
        .compose, .writing, "Write a message here", hint: "compose", ["c"], also: ["reply", "answer", "send"])
    static let composeNew = CommandEntry(
        .composeNew, .writing, "Start a thread with a message", hint: "new thread", ["C"],
        also: ["new chat", "new thread", "new conversation"])
    static let importFile = CommandEntry(.importFile, .writing, "Import a chat export", ["I"])
    static let rename = CommandEntry(.rename, .changing, "Rename the thread or artifact", ["R"])
    static let duplicate = CommandEntry(
        .duplicate, .changing, "A copy of your own of the artifact; of a template, a query to work with",
        hint: "copy it", ["O"], in: [.artifacts, .table, .chart, .text],
        also: ["duplicate", "from template", "new query"])
    static let visibility = CommandEntry(.visibility, .changing, "Who sees the thread", ["V"], in: [])
    static let tags = CommandEntry(
        .tags, .changing, "Tags of the thread or artifact", ["t"], in: [.artifacts, .table, .text], also: ["template"])
    static let agent = CommandEntry(
        .agent, .changing, "Which assistant answers in the thread", hint: "assistant", ["a"], in: [],
        also: ["agent", "model", "offline"])
    static let details = CommandEntry(
        .details, .changing, "Description, comment, status", hint: "details", ["D"])
    static let link = CommandEntry(.link, .changing, "Link the artifact to a thread", ["L"])
    static let unlink = CommandEntry(.unlink, .changing, "Unlink the artifact from a thread", ["U"])
    static let delete = CommandEntry(.delete, .changing, "Delete, after a question", ["d"], also: ["remove"])
    static let restore = CommandEntry(
        .restore, .changing, "Restore what was deleted", ["u"], also: ["undo", "undelete"])

    // MARK: Looking closer

    static let history = CommandEntry(
        .history, .looking, "History: what happened to this", hint: "history", ["i"], also: ["audit trail", "log"])
    static let reveal = CommandEntry(
        .reveal, .looking, "Show or hide sensitive values, reasoning", hint: "show hidden", ["m"], in: [],
        elsewhere: .because("Nothing is hidden here"))
    static let copy = CommandEntry(
        .copy, .looking, "Copy what is selected", hint: "copy", ["y"], also: ["clipboard"])
    static let copyAddress = CommandEntry(
        .copyAddress, .looking, "Copy the address", ["Y"], also: ["copy the id", "link to this"])
}

extension CommandID {
    static let moveDown = CommandID("move.down")
    static let moveUp = CommandID("move.up")
    static let halfPageDown = CommandID("move.half-page-down")
    static let halfPageUp = CommandID("move.half-page-up")
    static let pageDown = CommandID("move.page-down")
    static let pageUp = CommandID("move.page-up")
    package static let top = CommandID("move.top")
    static let bottom = CommandID("move.bottom")
    static let left = CommandID("move.left")
    static let right = CommandID("move.right")

    static let focusFirst = CommandID("pane.first")
    static let focusSecond = CommandID("pane.second")
    static let focusThird = CommandID("pane.third")
    static let focusNext = CommandID("pane.next")
    static let focusPrevious = CommandID("pane.previous")
    static let zoom = CommandID("pane.zoom")
    static let narrowPane = CommandID("pane.narrow")
    static let widenPane = CommandID("pane.widen")

    static let open = CommandID("go.open")
    static let close = CommandID("go.close")
    static let otherEnd = CommandID("go.other-end")

    static let find = CommandID("find.here")
    static let findNext = CommandID("find.next")
    static let findPrevious = CommandID("find.previous")
    static let searchEverything = CommandID("find.everything")
    static let filter = CommandID("find.filter")
    static let order = CommandID("find.order")

    static let compose = CommandID("write.message")
    static let composeNew = CommandID("write.new-thread")
    static let importFile = CommandID("write.import")
    static let rename = CommandID("change.rename")
    static let duplicate = CommandID("change.duplicate")
    static let delete = CommandID("change.delete")
    static let restore = CommandID("change.restore")
    static let visibility = CommandID("change.visibility")
    static let tags = CommandID("change.tags")
    static let agent = CommandID("change.agent")
    static let details = CommandID("change.details")
    static let link = CommandID("change.link")
    static let unlink = CommandID("change.unlink")

    static let history = CommandID("show.history")
    static let reveal = CommandID("show.sensitive")
    static let copy = CommandID("copy.value")
    static let copyAddress = CommandID("copy.address")
}

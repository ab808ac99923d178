/// Everything that a user can do with a key, from the palette, or both. The raw value is the command's name in
/// `config.yaml`.
package enum CommandID: String, Hashable, Sendable, CaseIterable {
    // Moving.
    case moveDown = "move.down"
    case moveUp = "move.up"
    case halfPageDown = "move.half-page-down"
    case halfPageUp = "move.half-page-up"
    case pageDown = "move.page-down"
    case pageUp = "move.page-up"
    case top = "move.top"
    case bottom = "move.bottom"
    case left = "move.left"
    case right = "move.right"

    // Panes.
    case focusFirst = "pane.first"
    case focusSecond = "pane.second"
    case focusThird = "pane.third"
    case focusNext = "pane.next"
    case focusPrevious = "pane.previous"
    case zoom = "pane.zoom"
    case narrowPane = "pane.narrow"
    case widenPane = "pane.widen"

    // Going to places.
    case open = "go.open"
    case close = "go.close"
    case goBrowse = "go.browse"
    case goArtifacts = "go.artifacts"
    case goReview = "go.review"
    case goCustomers = "go.customers"
    case back = "go.back"
    case forward = "go.forward"
    case otherEnd = "go.other-end"

    // Finding.
    case find = "find.here"
    case findNext = "find.next"
    case findPrevious = "find.previous"
    case searchEverything = "find.everything"
    case filter = "find.filter"
    case order = "find.order"

    // Changing things.
    case compose = "write.message"
    case composeNew = "write.new-thread"
    case importFile = "write.import"
    case rename = "change.rename"
    case delete = "change.delete"
    case restore = "change.restore"
    case visibility = "change.visibility"
    case tags = "change.tags"
    case details = "change.details"
    case link = "change.link"
    case unlink = "change.unlink"

    // Deciding.
    case accept = "review.accept"
    case reject = "review.reject"
    case edit = "review.edit"
    case editOutside = "review.editor"
    case mark = "review.mark"
    case markRange = "review.range"
    case acceptMany = "review.accept-many"
    case rejectMany = "review.reject-many"
    case takeBack = "review.undo"
    case assign = "customer.assign"

    // Looking closer.
    case reveal = "show.sensitive"
    case history = "show.history"
    case copy = "copy.value"
    case copyAddress = "copy.address"

    // Tables.
    case sortUp = "table.sort-up"
    case sortDown = "table.sort-down"
    case sortFurtherUp = "table.then-sort-up"
    case sortFurtherDown = "table.then-sort-down"
    case clearSort = "table.clear-sort"
    case freeze = "table.freeze"
    case narrowColumn = "table.narrow"
    case widenColumn = "table.widen"
    case fitColumn = "table.fit-column"
    case fitColumns = "table.fit-columns"
    case hideColumn = "table.hide"
    case showColumns = "table.show"
    case statistics = "table.statistics"
    case rowNumbers = "table.row-numbers"
    case filterByCell = "table.filter-by-cell"
    case firstColumn = "table.first-column"
    case lastColumn = "table.last-column"
    case nextSheet = "table.next-sheet"
    case previousSheet = "table.previous-sheet"
    case copyRow = "copy.row"
    case copyColumn = "copy.column"
    case copyTable = "copy.table"
    case copyMarkdown = "copy.markdown"

    // Documents.
    case outline = "text.outline"
    case nextHeading = "text.next-heading"
    case previousHeading = "text.previous-heading"

    // The program.
    case palette = "app.palette"
    case help = "app.help"
    case interrupt = "app.interrupt"
    case redraw = "app.redraw"
    case suspend = "app.suspend"
    case quit = "app.quit"
    case openDemo = "app.demo"
    case mouseOn = "app.mouse-on"
    case mouseOff = "app.mouse-off"
    case themeAuto = "theme.auto"
    case themeDark = "theme.dark"
    case themeLight = "theme.light"
    case themeMono = "theme.mono"
    /// Ends the program as a fault of its own would, so that tests see what becomes of the terminal.
    case crash = "debug.crash"
}

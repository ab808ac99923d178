extension CommandEntry {
    /// Every command with the keys that it has unless a user rebinds it. What dispatches keys, hints at them, explains
    /// them and documents them is made from this table.
    package static let all: [CommandEntry] = moving + panes + going + finding + writing + looking + program

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
        CommandEntry(.focusNext, .panes, "Next pane", ["tab"]),
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
        CommandEntry(.goArtifacts, .going, "Artifacts: all that you may see", hint: "artifacts", ["g a"]),
        CommandEntry(.back, .going, "Back to the place before", ["{"]),
        CommandEntry(.forward, .going, "Forward again", ["}"]),
    ]

    private static let finding: [CommandEntry] = [
        CommandEntry(.find, .finding, "Search in this pane", hint: "find", ["/"]),
        CommandEntry(.findNext, .finding, "Next match", ["n"]),
        CommandEntry(.findPrevious, .finding, "Match before", ["N"]),
        CommandEntry(.searchEverything, .finding, "Search everything", hint: "search all", ["ctrl-f"]),
        CommandEntry(
            .filter, .finding, "Filter this list", hint: "filter", ["\\"], in: [.threads, .messages, .artifacts]),
    ]

    private static let writing: [CommandEntry] = [
        CommandEntry(.compose, .writing, "Write a message here", hint: "compose", ["c"]),
        CommandEntry(.composeNew, .writing, "Start a thread with a message", hint: "new thread", ["C"]),
        CommandEntry(.importFile, .writing, "Import a chat export", ["I"]),
        CommandEntry(.rename, .changing, "Rename the thread", ["R"], in: [.threads, .messages]),
        CommandEntry(.visibility, .changing, "Who sees the thread", ["V"], in: [.threads, .messages]),
        CommandEntry(.tags, .changing, "Tags of the thread", ["t"], in: [.threads, .messages]),
        CommandEntry(.details, .changing, "Description, comment, status", hint: "details", ["D"]),
        CommandEntry(.link, .changing, "Link the artifact to a thread", ["L"]),
        CommandEntry(.unlink, .changing, "Unlink the artifact from a thread", ["U"]),
        CommandEntry(.delete, .changing, "Delete, after a question", ["d"]),
        CommandEntry(.restore, .changing, "Restore what was deleted", ["u"]),
    ]

    private static let looking: [CommandEntry] = [
        CommandEntry(.history, .looking, "History: what happened to this", hint: "history", ["i"]),
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

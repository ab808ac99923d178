import TerminalKit

/// What a screen proposes for the last row.
package struct ScreenHints {
    /// Commands in the order of their use here; those that are off are left out.
    var commands: [CommandID]
    /// What some of them are called here.
    var labels: [CommandID: String] = [:]
    /// Behind how many hints `g` stands, or before which command `g` and `x` do.
    var goingAfter = 4
    var goingBefore: CommandID?
    /// Keys that are shown instead, where a box is open.
    var keys: [HintLine.Hint]?
    private(set) var pinned = 2

    init(_ commands: [CommandID]) {
        self.commands = commands
    }

    /// Keys of a box that is open; the last ones are always shown.
    init(keys: [(String, String)], pinned: Int = 1) {
        commands = []
        self.pinned = pinned
        self.keys = keys.map { HintLine.Hint($0.0, $0.1) }
    }
}

/// What a screen tells in the title bar.
package struct ScreenBadge {
    let line: Line
    /// Whether it goes before the user's name where there is no room for both.
    var isUrgent = false
}

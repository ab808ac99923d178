package import DocketDomain

/// Something that has to happen outside of the state.
package enum Effect: Hashable, Sendable {
    case load(Load)
    /// Gives up a load whose answer nobody waits for any more.
    case cancel(Load.Slot)
    case perform(Request)
    /// Work over the rows of a table; answered by actions of its viewer.
    case table(ArtifactID, revision: Int, TableEffect)
    /// Imports a chat export; the path may begin with `~`.
    case importFile(path: String)
    case exports(ExportEffect)
    /// Leaves this workspace for a copy of the demo.
    case openDemo
    /// Puts text on the clipboard of the user's terminal.
    case copy(String)
    case setMouse(Bool)
    /// Has a text written in the user's own editor, which gets the terminal until it ends.
    case editOutside(OutsideText)
    /// Tells the time again after so long; the one before is forgotten. A decision waits for it, or a countdown.
    case wake(milliseconds: Int64, isDecision: Bool)
    case redraw
    case suspend
    case quit
    /// Ends the program as a fault of its own would.
    case crash
}

/// A command to the workspace, and what the screen does when it is done.
package struct Request: Hashable, Sendable {
    /// What follows a change.
    package enum Sequel: Hashable, Sendable {
        case say(String)
        /// Writes a first message to the thread that the command made.
        case send(String)
        /// Shows the thread that the command wrote to, at its last message.
        case openThread
        /// Tells what became of these proposals.
        case reviewed([ReviewItem])
        /// Tells which decisions were taken back.
        case tookBack
    }

    package let command: Command
    package let sequel: Sequel

    package init(_ command: Command, then sequel: Sequel) {
        self.command = command
        self.sequel = sequel
    }
}

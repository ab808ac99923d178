package import DocketDomain

/// A command to the workspace, and what the screen does when it is done.
package struct Request: Hashable, Sendable {
    package let command: Command
    package let completion: Completion

    package init(_ command: Command, then completion: Completion) {
        self.command = command
        self.completion = completion
    }
}

/// What follows a change.
package enum Completion: Hashable, Sendable {
    case say(String)
    /// What whoever asked for the change makes of it; they declare the topic.
    case topic(Topic)
}

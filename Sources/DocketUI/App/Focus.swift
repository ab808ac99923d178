/// The view that fills the screen.
package enum Place: String, Hashable, Sendable, Codable {
    /// Threads, messages and artifacts beside each other.
    case browse
    /// Every artifact that the viewer may see.
    case artifacts
    /// Proposals that wait for a decision.
    case review
    case customers
    /// Files that were made, and those that are being made.
    case exports
}

/// The pane that keys act on.
package enum Focus: String, Hashable, Sendable, Codable, CaseIterable {
    case threads
    case messages
    /// The list of artifacts.
    case artifacts
    /// The artifact that is open.
    case viewer
    /// A pane of the review or the customers, which know themselves which one.
    case desk
    /// The list of exports.
    case exports

    var context: KeyContext {
        switch self {
        case .threads: .threads
        case .messages: .messages
        case .artifacts: .artifacts
        case .viewer: .text
        case .desk: .everywhere
        case .exports: .exports
        }
    }
}

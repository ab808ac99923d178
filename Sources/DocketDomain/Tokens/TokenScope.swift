/// What a token is good for, within what its user may do.
package enum TokenScope: String, Hashable, Sendable, Codable, CaseIterable {
    /// To look at what the user sees, and to follow it.
    case read
    /// To write chats and artifacts, and to propose.
    case write
    /// To decide proposals, and to take decisions back.
    case decide
}

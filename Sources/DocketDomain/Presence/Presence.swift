/// Somebody else who works in the workspace now, whatever terminals they have there.
package struct Presence: Hashable, Sendable {
    package let user: UserID
    /// As the workspace knows them.
    package let name: String
    package let whereabouts: Whereabouts

    package init(user: UserID, name: String, whereabouts: Whereabouts) {
        self.user = user
        self.name = name
        self.whereabouts = whereabouts
    }
}

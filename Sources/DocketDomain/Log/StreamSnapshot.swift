/// A stream's folded state and the version it stands at.
package struct StreamSnapshot: Hashable, Sendable {
    package let version: Int
    package let state: StreamState

    package init(version: Int, state: StreamState) {
        self.version = version
        self.state = state
    }
}

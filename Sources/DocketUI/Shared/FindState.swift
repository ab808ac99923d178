/// What was looked for in a pane with `/`, for `n` and `N`.
package struct FindState: Hashable, Sendable {
    package let pattern: TextPattern
    /// The pane, by the name that its view has for it.
    let pane: String
    /// Whether the list shows only what it found: giving up the search then shows all again.
    package let isFilter: Bool

    init(pattern: TextPattern, pane: String, isFilter: Bool = false) {
        self.pattern = pattern
        self.pane = pane
        self.isFilter = isFilter
    }
}

/// What was looked for in a pane with `/`, for `n` and `N`.
package struct FindState: Hashable, Sendable {
    package let pattern: TextPattern
    package let focus: Focus
    /// Whether the list shows only what it found: giving up the search then shows all again.
    package let isFilter: Bool

    package init(pattern: TextPattern, focus: Focus, isFilter: Bool = false) {
        self.pattern = pattern
        self.focus = focus
        self.isFilter = isFilter
    }
}

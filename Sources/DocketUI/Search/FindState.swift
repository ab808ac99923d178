/// What was looked for in a pane with `/`, for `n` and `N`.
package struct FindState: Hashable, Sendable {
    package let pattern: TextPattern
    package let focus: Focus

    package init(pattern: TextPattern, focus: Focus) {
        self.pattern = pattern
        self.focus = focus
    }
}

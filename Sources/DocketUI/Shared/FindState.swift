/// What was looked for in a pane with `/`, for `n` and `N`.
package struct FindState: Hashable, Sendable {
    package let pattern: TextPattern
    /// The pane, by the name that its view has for it.
    let pane: String
}

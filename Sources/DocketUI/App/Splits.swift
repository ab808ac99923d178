/// Where the panes are divided, in thousandths of the screen's width, as far as the user has moved them.
package struct Splits: Hashable, Sendable, Codable {
    /// The width of the first pane beside others.
    package var first: Int?
    /// The width of the third pane.
    package var third: Int?
    /// The width of the list in the view of all artifacts.
    package var gallery: Int?
    /// The width of the queue, and of the list of customers.
    package var queue: Int?

    package init() {}
}

/// What is wrong with a workspace's data.
package struct Fault: Hashable, Sendable {
    /// What was looked at, such as `read model`.
    package let area: String
    /// What is wrong, and what to do.
    package let message: String

    package init(area: String, message: String) {
        self.area = area
        self.message = message
    }
}

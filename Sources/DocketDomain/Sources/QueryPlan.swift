/// How an engine would run a query, as a tree.
package struct QueryPlan: Hashable, Sendable {
    package struct Step: Hashable, Sendable {
        package let text: String
        /// What could be done about it; nothing where it is well.
        package let hint: String?
        package let steps: [Step]

        package init(_ text: String, hint: String? = nil, steps: [Step] = []) {
            self.text = text
            self.hint = hint
            self.steps = steps
        }
    }

    package let steps: [Step]

    package init(steps: [Step]) {
        self.steps = steps
    }

    /// Rows from which on reading a whole table is worth a hint.
    package static let largeTable = 100_000
}

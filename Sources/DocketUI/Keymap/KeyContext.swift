/// A place where keys have a meaning. The innermost context that knows a key decides.
package enum KeyContext: String, Hashable, Sendable, CaseIterable {
    /// Everywhere but in text fields.
    case everywhere
    case threads
    case messages
    case artifacts
    case table
    case text
    case review
    case customers
    case exports

    /// As the help calls it.
    package var title: String {
        switch self {
        case .everywhere: "Everywhere"
        case .threads: "Threads"
        case .messages: "Messages"
        case .artifacts: "Artifacts"
        case .table: "Table"
        case .text: "Document"
        case .review: "Review"
        case .customers: "Customers"
        case .exports: "Exports"
        }
    }
}

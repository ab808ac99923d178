/// A stable place in a workspace, such as `thread:ID` or `review`: opening it shows the same thing again.
package enum Address: Hashable, Sendable {
    case threads
    case thread(ThreadID)
    case artifacts
    case artifact(ArtifactID)
    case review
    case batch(BatchID)
    case customers
    case customer(CustomerID)
    case exports
    case export(ExportID)

    /// The ways to write one, for people.
    package static let forms =
        "thread:ID, artifact:ID, customer:ID, review, review:BATCH, threads, artifacts, customers, exports or export:ID"

    /// Reads an address as it is written on the command line.
    package init(parsing text: String) throws(DocketError) {
        // Scalars, not characters: a colon before a combining mark is one character with it.
        let parts = text.unicodeScalars.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.first.map { String($0) } ?? ""
        let id = parts.count > 1 ? String(parts[1]) : nil
        switch (name, id) {
        case ("threads", nil): self = .threads
        case ("artifacts", nil): self = .artifacts
        case ("review", nil): self = .review
        case ("customers", nil): self = .customers
        case ("exports", nil): self = .exports
        case ("thread", let id?) where Self.isID(id): self = .thread(ThreadID(id))
        case ("artifact", let id?) where Self.isID(id): self = .artifact(ArtifactID(id))
        case ("review", let id?) where Self.isID(id): self = .batch(BatchID(id))
        case ("customer", let id?) where Self.isID(id): self = .customer(CustomerID(id))
        case ("export", let id?) where Self.isID(id): self = .export(ExportID(id))
        default:
            throw DocketError(
                .invalidArgument,
                "“\(text)” is no address. Write \(Self.forms)."
            )
        }
    }

    private static func isID(_ text: String) -> Bool {
        !text.isEmpty && !text.unicodeScalars.contains { $0.value <= 0x20 || $0.value == 0x7F }
    }
}

extension Address: CustomStringConvertible {
    package var description: String {
        switch self {
        case .threads: "threads"
        case .thread(let id): "thread:\(id)"
        case .artifacts: "artifacts"
        case .artifact(let id): "artifact:\(id)"
        case .review: "review"
        case .batch(let id): "review:\(id)"
        case .customers: "customers"
        case .customer(let id): "customer:\(id)"
        case .exports: "exports"
        case .export(let id): "export:\(id)"
        }
    }
}

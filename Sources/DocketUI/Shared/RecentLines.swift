/// Lines that were typed before, by what they were typed for: the up key brings them back.
package struct RecentLines: Hashable, Sendable {
    /// What a line is typed for.
    package enum Kind: Hashable, Sendable {
        case find, search
        case threadFilter, artifactFilter, customerFilter, tableFilter
    }

    private var lines: [Kind: [String]] = [:]

    /// Lines of one kind that are kept.
    private static let limit = 50

    package init() {}

    /// The lines of a kind, the newest one last.
    package subscript(kind: Kind) -> [String] { lines[kind] ?? [] }

    mutating func note(_ line: String, for kind: Kind) {
        guard !line.isEmpty else { return }
        var kept = self[kind].filter { $0 != line }
        kept.append(line)
        lines[kind] = Array(kept.suffix(Self.limit))
    }
}

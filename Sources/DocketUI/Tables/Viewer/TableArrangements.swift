package import DocketDomain

/// The arrangements of the tables that were arranged last.
package struct TableArrangements: Hashable, Sendable, Codable {
    private struct Entry: Hashable, Sendable, Codable {
        let artifact: String
        let arrangement: TableArrangement
    }

    /// The one that was changed last at the end.
    private var entries: [Entry] = []

    /// Artifacts that are kept at most.
    package static let limit = 200

    package init() {}

    package subscript(artifact: ArtifactID) -> TableArrangement? {
        entries.last { $0.artifact == artifact.rawValue }?.arrangement
    }

    /// Keeps an arrangement; a table as it was written needs none.
    package mutating func keep(_ arrangement: TableArrangement, of artifact: ArtifactID) {
        entries.removeAll { $0.artifact == artifact.rawValue }
        if !arrangement.isEmpty { entries.append(Entry(artifact: artifact.rawValue, arrangement: arrangement)) }
        dropOldest(keeping: Self.limit)
    }

    package mutating func dropOldest(keeping count: Int) {
        entries.removeFirst(max(0, entries.count - count))
    }

    package var count: Int { entries.count }
}

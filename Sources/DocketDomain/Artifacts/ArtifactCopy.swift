import OrderedCollections

/// A copy of an artifact: what it takes along, and how it says what it was made from.
package struct ArtifactCopy: Hashable, Sendable {
    package let title: String
    package let metadata: JSON
    package let tags: [String]

    /// The tag of queries that others are made from.
    package static let template = "template"
    private static let origin = "copied_from"

    /// - Parameter title: Its own; the same with “(copy)” where none is given.
    package init(of id: ArtifactID, titled original: String, as title: String?, metadata: JSON?, tags: [String]) {
        self.title = title ?? "\(original) (copy)"
        var members = metadata?.object ?? [:]
        members[Self.origin] = .string(id.rawValue)
        self.metadata = .object(members)
        // What is made from a template is none.
        self.tags = tags.filter { $0 != Self.template }
    }

    /// What an artifact with this metadata was made from.
    package static func origin(in metadata: JSON?) -> ArtifactID? {
        metadata?[origin]?.string.map { ArtifactID($0) }
    }
}

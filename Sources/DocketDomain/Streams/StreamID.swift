/// One object's own sequence of events, written `kind:id`.
package struct StreamID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case tenant, thread, artifact, customer, schema, batch, review, export
    }

    package let kind: Kind
    package let id: String

    package init(kind: Kind, id: String) {
        self.kind = kind
        self.id = id
    }

    package static func thread(_ id: ThreadID) -> Self { Self(kind: .thread, id: id.rawValue) }
    package static func artifact(_ id: ArtifactID) -> Self { Self(kind: .artifact, id: id.rawValue) }
    package static func export(_ id: ExportID) -> Self { Self(kind: .export, id: id.rawValue) }
    package static func tenant(_ id: TenantID) -> Self { Self(kind: .tenant, id: id.rawValue) }
    package static func customer(_ id: CustomerID) -> Self { Self(kind: .customer, id: id.rawValue) }
    /// The proposals of one submission.
    package static func batch(_ id: BatchID) -> Self { Self(kind: .batch, id: id.rawValue) }
    /// The proposals that one person decided in one step.
    package static func review(_ id: ReviewID) -> Self { Self(kind: .review, id: id.rawValue) }
    /// The tenant's profile schema.
    package static let schema = Self(kind: .schema, id: "profile")

    /// Reads `kind:id`; nothing where the kind is unknown.
    package init?(parsing text: String) {
        // Scalars, not characters: a colon before a combining mark is one character with it.
        let parts = text.unicodeScalars.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), !parts[1].isEmpty else { return nil }
        self.init(kind: kind, id: String(parts[1]))
    }

    package var description: String { kind.rawValue + ":" + id }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.description < rhs.description
    }
}

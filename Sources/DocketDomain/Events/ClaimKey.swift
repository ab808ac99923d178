/// A key that at most one stream of a tenant owns: what must be unique is claimed in the log.
package struct ClaimKey: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package var description: String { rawValue }

    /// The one discussion thread of an artifact and a user.
    package static func discussion(of artifact: ArtifactID, by user: UserID) -> Self {
        Self(rawValue: "discussion:\(artifact):\(user)")
    }

    /// The one pending proposal of a value for a customer's field.
    ///
    /// - Parameter value: As the field compares it.
    package static func pending(_ customer: CustomerID, field: String, value: String) -> Self {
        Self(rawValue: "\(pendingPrefix(customer))\(field):\(StableDigest.claim(value))")
    }

    /// What the claims of a customer's pending proposals begin with.
    package static func pendingPrefix(_ customer: CustomerID) -> String { "pending:\(customer):" }

    /// The thread that an imported conversation became.
    package static func source(_ source: ThreadSource, importedBy user: UserID) -> Self {
        Self(rawValue: "source:\(user):\(source.format):\(source.id)")
    }

    /// The artifact that an imported conversation made under a name of its own.
    package static func sourceArtifact(_ identifier: String, of thread: ThreadID) -> Self {
        Self(rawValue: "source-artifact:\(thread):\(identifier)")
    }
}

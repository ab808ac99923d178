/// How much an agent sees of the profiles of all customers, where an admin has granted it.
///
/// Relationship managers see all of their own customers, and admins of all; anybody else sees nothing of a profile.
package enum ProfileSight: String, Hashable, Sendable, Codable, CaseIterable {
    /// Names and values, but for those of sensitive fields.
    case profiles
    /// Those of sensitive fields too.
    case sensitive
}

extension ProfileSight {
    /// Grows with what is seen; 0 is for who sees nothing.
    package static func rank(_ sight: ProfileSight?) -> Int {
        switch sight {
        case nil: 0
        case .profiles: 1
        case .sensitive: 2
        }
    }
}

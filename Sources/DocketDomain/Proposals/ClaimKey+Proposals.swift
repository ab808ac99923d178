extension ClaimKey {
    /// The one pending proposal of a value for a customer's field.
    ///
    /// - Parameter value: As the field compares it.
    package static func pending(_ customer: CustomerID, field: String, value: String) -> Self {
        Self(rawValue: "\(pendingPrefix(customer))\(field):\(StableDigest.claim(value))")
    }

    /// The one proposal of a value by a user who does not see the profile, as long as the field is not changed.
    ///
    /// - Parameters:
    ///   - value: As the field compares it.
    ///   - time: When the field got its present value; nothing where it is empty.
    static func own(
        _ customer: CustomerID, field: String, value: String, since time: Timestamp?, by user: UserID
    ) -> Self {
        let digest = StableDigest.claim("\(time?.milliseconds ?? 0) \(user) \(value)")
        // No field's key begins like this.
        return Self(rawValue: "\(pendingPrefix(customer))=\(field):\(digest)")
    }

    /// What the claims of a customer's proposals begin with.
    package static func pendingPrefix(_ customer: CustomerID) -> String { "pending:\(customer):" }
}

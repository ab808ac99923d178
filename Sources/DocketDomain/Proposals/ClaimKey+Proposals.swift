extension ClaimKey {
    /// The one pending proposal of a value for a customer's field.
    ///
    /// - Parameter value: As the field compares it.
    package static func pending(_ customer: CustomerID, field: String, value: String) -> Self {
        Self(rawValue: "\(pendingPrefix(customer))\(field):\(StableDigest.claim(value))")
    }

    /// The one proposal of a user for a value that the profile has already, as long as it has it.
    ///
    /// - Parameters:
    ///   - value: As the field compares it.
    ///   - time: When the profile got it.
    static func known(
        _ customer: CustomerID, field: String, value: String, since time: Timestamp, to user: UserID
    ) -> Self {
        let digest = StableDigest.claim("\(time.milliseconds) \(user) \(value)")
        // No field's key begins like this.
        return Self(rawValue: "\(pendingPrefix(customer))=\(field):\(digest)")
    }

    /// What the claims of a customer's proposals begin with.
    package static func pendingPrefix(_ customer: CustomerID) -> String { "pending:\(customer):" }
}

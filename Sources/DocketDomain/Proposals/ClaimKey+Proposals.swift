extension ClaimKey {
    /// The one pending proposal of a value for a customer's field.
    ///
    /// - Parameter value: As the field compares it.
    package static func pending(_ customer: CustomerID, field: String, value: String) -> Self {
        Self(rawValue: "\(pendingPrefix(customer))\(field):\(StableDigest.claim(value))")
    }

    /// What the claims of a customer's pending proposals begin with.
    package static func pendingPrefix(_ customer: CustomerID) -> String { "pending:\(customer):" }
}

/// A customer to add, with what is known of them: the only way, besides decisions, in which a profile gets values.
package struct NewCustomer: Hashable, Sendable, Encodable {
    /// Chosen by the user, or made by docket.
    package var id: CustomerID?
    package var name: String
    /// The relationship manager; the one who adds the customer, where they are one.
    package var rmID: UserID?
    /// Field key → value.
    package var values: [String: JSON]

    package init(id: CustomerID? = nil, name: String, rmID: UserID? = nil, values: [String: JSON] = [:]) {
        self.id = id
        self.name = name
        self.rmID = rmID
        self.values = values
    }
}

/// A change of one customer that leaves the profile alone.
package enum CustomerCommand: Hashable, Sendable, Encodable {
    case assign(rm: UserID)
    case delete
}

import DocketDomain

/// What the customers' screen asks.
enum CustomersTopic: Hashable {
    case filter
    /// The relationship manager of a customer.
    case assign(CustomerID)
    /// The value of a field, with what it is now.
    case correction(CustomerID, ProfileField, present: JSON)
}

/// What the customers' screen makes of a write when it is answered.
enum CustomersCompletion: Hashable {
    /// Tells what was taken back.
    case tookBack
}

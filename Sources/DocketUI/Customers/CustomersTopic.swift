import DocketDomain

/// What the customers' screen asks.
enum CustomersTopic: Hashable {
    case filter
    /// The relationship manager of a customer.
    case assign(CustomerID)
    /// The value of a field, with what it is now.
    case correction(CustomerID, ProfileField, present: JSON)
}

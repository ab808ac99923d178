import DocketDomain

/// What a stream tells of.
enum StreamSubject: Hashable, Sendable, CustomStringConvertible {
    case object(StreamID)
    /// Proposals: those for one customer, or all.
    case proposals(CustomerID?)

    /// Its tokens are known by this.
    var description: String {
        switch self {
        case .object(let stream): stream.description
        case .proposals(let customer?): "proposals for \(StreamID.customer(customer))"
        case .proposals(nil): "all proposals"
        }
    }
}

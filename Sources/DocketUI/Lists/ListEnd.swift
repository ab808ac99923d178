import DocketDomain

/// The end of a list that its pages are counted from.
package enum ListEnd: Hashable, Sendable {
    case start
    case end
}

extension SortOrder {
    /// The same list from its other end.
    var reversed: SortOrder { self == .ascending ? .descending : .ascending }
}

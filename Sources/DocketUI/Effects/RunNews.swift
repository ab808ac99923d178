package import DocketDomain

/// What becomes of a query that runs.
package enum RunNews: Hashable, Sendable {
    case columns([SQLColumn])
    /// How many rows there are by now.
    case rows(Int)
    case ended(QueryEnd)
    /// It did not run, or not to its end; what had come is still there.
    case failed(QueryFailure)
}

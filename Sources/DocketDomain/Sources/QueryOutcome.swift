/// What became of a run.
package enum QueryOutcome: Hashable, Sendable {
    case finished(QueryEnd)
    case failed(QueryFailure, seconds: Double)
}

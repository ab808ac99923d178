extension RecordedRun {
    /// Characters of an error that are kept.
    private static let longestError = 500

    /// - Returns: Nothing where the run was given up by whoever began it.
    package init?(_ outcome: QueryOutcome, against source: String) {
        switch outcome {
        case .finished(let end):
            self.init(
                source: source, milliseconds: Int((end.seconds * 1000).rounded()), rows: end.rowCount,
                truncated: end.truncated?.text)
        case .failed(let failure, let seconds):
            guard failure.error.code != .cancelled else { return nil }
            self.init(
                source: source, milliseconds: Int((seconds * 1000).rounded()), rows: 0,
                error: String(failure.description.prefix(Self.longestError)))
        }
    }
}

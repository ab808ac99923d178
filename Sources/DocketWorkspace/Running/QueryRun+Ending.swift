import DocketDomain

extension QueryRun {
    /// The same run, whose outcome is told once it is known, before its reader gets it. A run that is left is not told.
    func ending(_ tell: @escaping @Sendable (QueryOutcome) async -> Void) -> QueryRun {
        QueryRun { ToldRun(makeAsyncIterator(), tell) }
    }
}

/// A run that never began.
final class FailedRun: QueryReader {
    private let failure: QueryFailure

    init(_ failure: QueryFailure) {
        self.failure = failure
    }

    @concurrent func next() async throws(QueryFailure) -> QueryPart? {
        throw failure
    }
}

private final class ToldRun: QueryReader {
    private let iterator: QueryRun.AsyncIterator
    private let tell: @Sendable (QueryOutcome) async -> Void
    private let start = ContinuousClock.now

    init(_ iterator: QueryRun.AsyncIterator, _ tell: @escaping @Sendable (QueryOutcome) async -> Void) {
        self.iterator = iterator
        self.tell = tell
    }

    @concurrent func next() async throws(QueryFailure) -> QueryPart? {
        do throws(QueryFailure) {
            let part = try await iterator.next()
            if case .end(let end)? = part { await tell(.finished(end)) }
            return part
        } catch {
            await tell(.failed(error, seconds: start.duration(to: .now) / .seconds(1)))
            throw error
        }
    }
}

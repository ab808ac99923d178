/// A query that runs as its parts are asked for, a little ahead of them. It ends with the iterator: a task that is
/// cancelled, or that leaves the loop, ends the query.
package struct QueryRun: AsyncSequence, Sendable {
    package typealias Element = QueryPart
    package typealias Failure = QueryFailure

    private let begin: @Sendable () -> any QueryReader

    /// - Parameter begin: Begins the run; its reader's end is the end of the run.
    package init(_ begin: @escaping @Sendable () -> any QueryReader) {
        self.begin = begin
    }

    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(reader: begin())
    }

    package struct AsyncIterator: AsyncIteratorProtocol {
        package typealias Failure = QueryFailure

        fileprivate let reader: any QueryReader

        /// - Throws: What a query failed for; `cancelled` where the task was cancelled.
        @concurrent package func next() async throws(QueryFailure) -> QueryPart? {
            try await reader.next()
        }
    }
}

/// Gives the parts of one run; one caller at a time.
package protocol QueryReader: AnyObject, Sendable {
    /// The next part; nil after the end.
    @concurrent func next() async throws(QueryFailure) -> QueryPart?
}

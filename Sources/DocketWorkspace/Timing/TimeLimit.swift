/// How long something may take.
package enum TimeLimit {
    /// Does something and waits for its end. Where it takes too long, or nobody waits any more, it is cancelled.
    ///
    /// - Returns: Nil where it was cancelled.
    package static func run<Value: Sendable>(
        _ work: @escaping @Sendable () async -> Value, within limit: Duration
    ) async -> Value? {
        await withTaskGroup(of: Value?.self) { group in
            group.addTask { await work() }
            group.addTask {
                // Cut short where the work has ended.
                try? await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }
}

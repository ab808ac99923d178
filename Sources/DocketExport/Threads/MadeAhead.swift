/// Values that are made one after the other, each while the one before it is used.
final class MadeAhead<Value: Sendable> {
    private let make: @Sendable () async throws -> Value?
    private var ahead: Task<Value?, any Error>?
    private var isAtEnd = false
    private let thread = ExportThread()

    /// - Parameter make: Gives the next value; nil after the last.
    init(_ make: @escaping @Sendable () async throws -> Value?) {
        self.make = make
    }

    deinit {
        ahead?.cancel()
    }

    /// The next value; nil after the last.
    func next() async throws -> Value? {
        guard !isAtEnd else { return nil }
        let current = ahead ?? begin()
        ahead = nil
        let value = try await withTaskCancellationHandler {
            try await current.value
        } onCancel: {
            current.cancel()
        }
        isAtEnd = value == nil
        if !isAtEnd { ahead = begin() }
        return value
    }

    private func begin() -> Task<Value?, any Error> {
        Task(executorPreference: thread) { [make] in try await make() }
    }
}

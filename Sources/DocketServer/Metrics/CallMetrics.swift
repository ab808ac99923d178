import GRPCCore
import Synchronization

/// What is counted of calls since the server began: nothing of what they say, nor of who makes them.
final class CallMetrics: Sendable {
    /// How calls of one method have ended.
    struct Ends: Hashable {
        let method: MethodDescriptor
        /// As the log has it: `ok`, `notFound`, …
        let code: String
    }

    struct Counts {
        var ends: [Ends: Int] = [:]
        /// How long calls took that were answered once.
        var durations: [MethodDescriptor: Histogram] = [:]
        var openStreams: [MethodDescriptor: Int] = [:]
    }

    /// Calls that go on until either side ends them: how long they do says nothing about the server.
    static let streams: Set = [
        Docket_Chat_V1_ChatQueryService.Method.StreamChatUpdates.descriptor,
        Docket_Artifact_V1_ArtifactQueryService.Method.StreamArtifactUpdates.descriptor,
        Docket_Review_V1_ReviewQueryService.Method.StreamReviewUpdates.descriptor,
        Grpc_Health_V1_Health.Method.Watch.descriptor,
    ]

    private let state = Mutex(Counts())

    var counts: Counts { state.withLock { $0 } }

    /// Counts a stream as open for as long as the answer is held; of other calls there is nothing to hold.
    func opened(_ method: MethodDescriptor) -> OpenStream? {
        guard Self.streams.contains(method) else { return nil }
        state.withLock { $0.openStreams[method, default: 0] += 1 }
        return OpenStream { [self] in state.withLock { $0.openStreams[method, default: 0] -= 1 } }
    }

    func ended(_ method: MethodDescriptor, code: String, after duration: Duration) {
        state.withLock { state in
            state.ends[Ends(method: method, code: code), default: 0] += 1
            guard !Self.streams.contains(method) else { return }
            state.durations[method, default: Histogram()].add(duration / .seconds(1))
        }
    }
}

/// Holds a stream as open, however it ends.
final class OpenStream: Sendable {
    private let close: @Sendable () -> Void

    init(_ close: @escaping @Sendable () -> Void) {
        self.close = close
    }

    deinit { close() }
}

/// How often something took how long.
struct Histogram: Hashable {
    /// In seconds, each with those below it.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    /// For each bound how many took no longer.
    private(set) var counts = [Int](repeating: 0, count: bounds.count)
    private(set) var count = 0
    private(set) var sum = 0.0

    mutating func add(_ seconds: Double) {
        for index in Self.bounds.indices.reversed() {
            guard seconds <= Self.bounds[index] else { break }
            counts[index] += 1
        }
        count += 1
        sum += seconds
    }
}

import DocketDomain
import Foundation
import Synchronization

/// The parts of a result between the thread that makes them and the task that reads them. The thread waits where it is a
/// few parts ahead; the reader never waits for a thread that no longer answers.
final class ResultChannel: Sendable {
    private struct State {
        var parts: [(part: QueryPart, bytes: Int)] = []
        var end: Result<Void, QueryFailure>?
        var reader: CheckedContinuation<Void, Never>?
        var isThreadWaiting = false
    }

    let control: RunControl
    private let state = Mutex(State())
    private let hasSpace = DispatchSemaphore(value: 0)

    private static let capacity = 4
    /// Bytes of rows that wait; a part that has more than that waits alone.
    private static let byteCapacity = 4 << 20
    /// What an engine is given to end by itself.
    private static let grace = Duration.seconds(2)

    init(control: RunControl) {
        self.control = control
    }

    // MARK: The thread's side

    /// Hands a part over.
    ///
    /// - Parameter bytes: What its rows take.
    /// - Returns: Whether more are wanted.
    func send(_ part: QueryPart, bytes: Int = 0) -> Bool {
        let start = ContinuousClock.now
        var hasWaited = false
        while true {
            let isDone: Bool? = state.withLock { state in
                guard state.end == nil, !control.wasCancelled else { return false }
                let hasRoom =
                    state.parts.isEmpty
                    || state.parts.count < Self.capacity
                        && state.parts.reduce(bytes) { $0 + $1.bytes } <= Self.byteCapacity
                guard hasRoom else {
                    state.isThreadWaiting = true
                    return nil
                }
                state.parts.append((part, bytes))
                Self.wake(&state)
                return true
            }
            if let isDone {
                if hasWaited { control.extend(by: start.duration(to: .now)) }
                return isDone
            }
            hasWaited = true
            hasSpace.wait()
        }
    }

    /// Nothing comes after this.
    func finish(_ end: Result<Void, QueryFailure>) {
        state.withLock { state in
            state.end = state.end ?? end
            Self.wake(&state)
        }
    }

    private static func wake(_ state: inout State) {
        state.reader?.resume()
        state.reader = nil
    }

    // MARK: The reader's side

    func next() async throws(QueryFailure) -> QueryPart? {
        while true {
            if let taken = try take() { return taken.part }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    state.withLock { state in
                        guard state.parts.isEmpty, state.end == nil else { return continuation.resume() }
                        state.reader = continuation
                    }
                }
            } onCancel: {
                abandon(RunControl.cancelled)
            }
        }
    }

    /// The next part, or the end; nil where neither is there yet.
    private func take() throws(QueryFailure) -> (part: QueryPart?, Void)? {
        let (taken, wasWaiting) = state.withLock { state -> (Result<QueryPart?, QueryFailure>?, Bool) in
            defer { state.isThreadWaiting = false }
            if Task.isCancelled { return (.failure(RunControl.cancelled), state.isThreadWaiting) }
            guard !state.parts.isEmpty else {
                return (state.end.map { end in end.map { nil } }, state.isThreadWaiting)
            }
            return (.success(state.parts.removeFirst().part), state.isThreadWaiting)
        }
        if wasWaiting { hasSpace.signal() }
        guard let taken else { return nil }
        if Task.isCancelled { abandon(RunControl.cancelled) }
        return (try taken.get(), ())
    }

    /// Ends the run from the reader's side. What the thread still does is not waited for.
    func abandon(_ failure: QueryFailure) {
        control.cancel()
        let wasWaiting = state.withLock { state in
            state.end = state.end ?? .failure(failure)
            state.parts = []
            Self.wake(&state)
            return state.isThreadWaiting
        }
        if wasWaiting { hasSpace.signal() }
    }

    /// Ends the run where the engine has gone past its time and does not end by itself: within a single long function, or
    /// on a connection that answers no more.
    func watch() {
        Self.watch(self, at: control.end + Self.grace)
    }

    private static func watch(_ channel: ResultChannel, at time: ContinuousClock.Instant) {
        let delay = max(0, ContinuousClock.now.duration(to: time) / .seconds(1))
        DispatchQueue.global().asyncAfter(deadline: .now() + delay) { [weak channel] in
            guard let channel, channel.state.withLock({ $0.end == nil }) else { return }
            let end = channel.control.end + grace
            // A thread that waits for its reader is not late.
            if ContinuousClock.now < end || channel.state.withLock({ $0.isThreadWaiting }) {
                watch(channel, at: max(end, .now + grace))
            } else {
                channel.abandon(RunControl.tookTooLong(channel.control.limit))
            }
        }
    }
}

/// The reader's hold on a run: without it the run ends.
final class ResultReader: QueryReader {
    private let channel: ResultChannel

    init(_ channel: ResultChannel) {
        self.channel = channel
    }

    deinit {
        channel.abandon(RunControl.cancelled)
    }

    @concurrent func next() async throws(QueryFailure) -> QueryPart? {
        try await channel.next()
    }
}

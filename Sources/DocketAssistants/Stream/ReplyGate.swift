internal import NIOCore
internal import Synchronization

/// Holds the writer of a reply back until its events are taken, and ends its work when nobody takes them.
final class ReplyGate: NIOAsyncSequenceProducerDelegate {
    private struct State {
        /// A turn that came before anybody waited for it.
        var isOpen = false
        var isOver = false
        var waiting: CheckedContinuation<Void, Never>?
        var work: Task<Void, Never>?
    }

    private let state = Mutex(State())

    /// Takes what is cancelled with the reply.
    func work(_ work: Task<Void, Never>) {
        let isOver = state.withLock { state in
            state.work = work
            return state.isOver
        }
        if isOver { work.cancel() }
    }

    /// Returns when more is wanted, or nothing more ever will be.
    func wait() async {
        await withCheckedContinuation { continuation in
            let goesOn = state.withLock { state in
                guard !state.isOpen, !state.isOver else {
                    state.isOpen = false
                    return true
                }
                state.waiting = continuation
                return false
            }
            if goesOn { continuation.resume() }
        }
    }

    func produceMore() {
        let waiting = state.withLock { state in
            let waiting = state.waiting.take()
            state.isOpen = waiting == nil
            return waiting
        }
        waiting?.resume()
    }

    func didTerminate() {
        let (waiting, work) = state.withLock { state in
            state.isOver = true
            return (state.waiting.take(), state.work.take())
        }
        work?.cancel()
        waiting?.resume()
    }
}

package import DocketDomain
import Synchronization

/// Ids and times that are the same in every run: a clock that only moves when it is told to.
package final class IDSequence: Sendable {
    private let state: Mutex<(milliseconds: Int64, made: UInt64)>

    package init(milliseconds: Int64 = 1_700_000_000_000) {
        state = Mutex((milliseconds, 0))
    }

    package var now: Timestamp { Timestamp(milliseconds: state.withLock { $0.milliseconds }) }

    package func advance(milliseconds: Int64 = 1) {
        state.withLock { $0.milliseconds += milliseconds }
    }

    package func next() -> String {
        state.withLock { state in
            state.made += 1
            return UUIDv7.string(
                milliseconds: state.milliseconds, counter: UInt16(state.made & 0xFFF), random: state.made)
        }
    }
}

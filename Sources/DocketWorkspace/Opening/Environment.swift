import Crypto
package import DocketDomain
import Foundation
import Synchronization

/// The clock and the source of ids: handed in, so that tests and demos can hold them still.
package struct Environment: Sendable {
    package let now: @Sendable () -> Timestamp
    package let makeID: @Sendable () -> String

    package init(now: @escaping @Sendable () -> Timestamp, makeID: @escaping @Sendable () -> String) {
        self.now = now
        self.makeID = makeID
    }

    /// The machine's clock and UUIDs of version 7 made from it.
    package static let live: Environment = {
        let ids = UUIDSequence()
        return Environment(now: { Timestamp(Date()) }, makeID: { ids.next(at: Timestamp(Date())) })
    }()
}

/// UUIDs of version 7 that sort in the order in which they were made (RFC 9562, 6.2, method 1).
private final class UUIDSequence: Sendable {
    private struct State {
        var milliseconds: Int64 = 0
        var counter: UInt16 = 0
        /// The system's random numbers, fetched many at a time: each fetch is a call of the kernel.
        private var random: [UInt64] = []

        mutating func nextRandom() -> UInt64 {
            if random.isEmpty {
                let bits = SymmetricKey(size: SymmetricKeySize(bitCount: 256 * UInt64.bitWidth))
                random = bits.withUnsafeBytes { Array($0.bindMemory(to: UInt64.self)) }
            }
            return random.removeLast()
        }
    }

    private let state = Mutex(State())

    func next(at time: Timestamp) -> String {
        state.withLock { state in
            if time.milliseconds > state.milliseconds {
                state.milliseconds = time.milliseconds
                // Half of the counter's range is left for further ids of the same millisecond.
                state.counter = UInt16(truncatingIfNeeded: state.nextRandom() & 0x7FF)
            } else if state.counter == 0xFFF {
                state.milliseconds += 1
                state.counter = 0
            } else {
                state.counter += 1
            }
            return UUIDv7.string(
                milliseconds: state.milliseconds, counter: state.counter, random: state.nextRandom())
        }
    }
}

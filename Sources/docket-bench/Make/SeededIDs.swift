import DocketDomain
import Synchronization
import TestSupport

/// Ids of one command, the same whenever it is given with the same seed.
final class SeededIDs: Sendable {
    private let milliseconds: Int64
    private let state: Mutex<(random: SeededGenerator, made: UInt16)>

    /// - Parameter number: Of the command: later ones have ids that sort after those of earlier ones.
    init(seed: UInt64, command number: Int) {
        milliseconds = Self.start + Int64(number)
        state = Mutex((SeededGenerator(seed: seed ^ UInt64(number) &* 0xD134_2543_DE82_EF95), 0))
    }

    private static let start: Int64 = 1_767_225_600_000

    /// The time of the command.
    var now: Timestamp { Timestamp(milliseconds: milliseconds) }

    func next() -> String {
        state.withLock { state in
            state.made &+= 1
            return UUIDv7.string(milliseconds: milliseconds, counter: state.made & 0xFFF, random: state.random.next())
        }
    }
}

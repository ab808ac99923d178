import DocketDomain
import Synchronization

/// Ids for one step of the demo, the same whenever and wherever the demo is made.
final class DemoIDs: Sendable {
    private let milliseconds: Int64
    private let seed: UInt64
    private let count = Mutex<UInt16>(0)

    /// - Parameters:
    ///   - step: The step's name; it makes the ids differ from those of every other step.
    ///   - beforeNow: How long before the present the step lies, in milliseconds; it makes the ids sort by time.
    init(step: String, beforeNow: Int64) {
        milliseconds = Self.present - beforeNow
        seed = StableDigest.fnv1a(step.utf8)
    }

    func next() -> String {
        count.withLock { count in
            count += 1
            var random = SplitMix(state: seed &+ UInt64(count))
            return UUIDv7.string(milliseconds: milliseconds, counter: count, random: random.next())
        }
    }

    /// What the ids take for the present: a day in November 2024, so that what a user adds sorts after it. With it the
    /// conversation about fees, which begins some 49 minutes before the present, is `0192f1c4…`.
    private static let present: Int64 = 0x0192_F1C4_8000 + 2_920_000
}

/// Random numbers that are the same in every run (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(state: UInt64) {
        self.state = state
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

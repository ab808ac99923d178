import DocketDomain
import Synchronization

/// How many calls each user still has: a bucket that a second's calls fit in, and that fills up again as time goes on.
final class CallBudget: Sendable {
    private struct Key: Hashable {
        let tenant: TenantID
        let user: UserID
    }

    private struct Bucket {
        var level: Double
        var filledAt: ContinuousClock.Instant
    }

    private let rates: CallRates
    private let buckets = Mutex<[Key: Bucket]>([:])

    /// How many are kept before full ones are thrown away: these are as new ones.
    private static let mostKept = 1000

    init(_ rates: CallRates) {
        self.rates = rates
    }

    /// Takes one call of a user's.
    ///
    /// - Throws: `TooManyCalls` where there is none left.
    func take(_ viewer: Viewer, at now: ContinuousClock.Instant = .now) throws(TooManyCalls) {
        guard let rate = rates.perSecond(viewer.role).map(Double.init) else { return }
        let key = Key(tenant: viewer.tenantID, user: viewer.userID)
        let missing = buckets.withLock { buckets in
            var bucket = buckets[key] ?? Bucket(level: rate, filledAt: now)
            let seconds = max(0, (now - bucket.filledAt) / Duration.seconds(1))
            bucket.level = min(rate, bucket.level + seconds * rate)
            bucket.filledAt = max(now, bucket.filledAt)
            let missing = max(0, 1 - bucket.level)
            if missing == 0 { bucket.level -= 1 }
            buckets[key] = bucket
            if buckets.count > Self.mostKept {
                buckets = buckets.filter { now - $0.value.filledAt < .seconds(1) }
            }
            return missing
        }
        guard missing == 0 else {
            throw TooManyCalls(user: viewer.userID, perSecond: Int(rate), delay: .seconds(missing / rate))
        }
    }
}

/// A user has called more often than the server lets them.
struct TooManyCalls: Error {
    let user: UserID
    let perSecond: Int
    /// When the next call would be taken.
    let delay: Duration

    var message: String {
        "\(user) may call \(perSecond) times a second. Call again after the delay that the details name."
    }
}

import DocketDomain
import TerminalKit

/// What others have changed a moment ago: its rows stand out for half a second.
package struct Flashes: Hashable, Sendable {
    private var ends: [ChangedObject: Timestamp] = [:]

    /// Milliseconds of one.
    static let duration: Int64 = 500
    /// Milliseconds within which several end together.
    private static let step: Int64 = 50
    /// How many there are at once: more than rows on any screen.
    private static let most = 500

    package init() {}

    /// What stands out already goes on as it is: a row that changes all the time does not stand out for good.
    mutating func begin(_ objects: [ChangedObject], at now: Timestamp) {
        for object in objects where ends[object] == nil && ends.count < Self.most {
            ends[object] = Timestamp(milliseconds: now.milliseconds + Self.duration)
        }
    }

    mutating func end(at now: Timestamp) {
        guard let first = firstEnd, first <= now else { return }
        ends = ends.filter { $0.value.milliseconds > now.milliseconds + Self.step }
    }

    var firstEnd: Timestamp? { ends.values.min() }

    func contains(_ object: ChangedObject) -> Bool { ends[object] != nil }
}

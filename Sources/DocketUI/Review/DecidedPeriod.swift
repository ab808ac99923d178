import DocketDomain
import Foundation

/// How far back the list of decisions goes.
enum DecidedPeriod: CaseIterable, Hashable {
    case today
    case week
    case everything

    var words: String {
        switch self {
        case .today: "today"
        case .week: "this week"
        case .everything: "ever"
        }
    }

    /// Its first moment where the user is; a week begins on Monday.
    func start(_ now: Timestamp, _ zone: TimeZone) -> Timestamp? {
        let date = Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = zone
        let start: Date? =
            switch self {
            case .today: calendar.startOfDay(for: date)
            case .week: calendar.dateInterval(of: .weekOfYear, for: date)?.start
            case .everything: nil
            }
        return start.map { Timestamp(milliseconds: Int64(($0.timeIntervalSince1970 * 1000).rounded())) }
    }
}

import DocketDomain
import Foundation

extension Timestamp {
    /// The minute in the user's time zone, such as `2026-11-21 09:12`, for people.
    var local: String { String(localToTheSecond.dropLast(3)) }

    /// The same to the second, such as `2026-11-21 09:12:05`, for what happens within minutes.
    var localToTheSecond: String {
        var seconds = time_t(milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000)
        var parts = tm()
        guard localtime_r(&seconds, &parts) != nil else { return "" }
        let numbers = [parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec].map {
            $0 < 10 ? "0\($0)" : "\($0)"
        }
        return "\(parts.tm_year + 1900)-\(numbers[0])-\(numbers[1]) \(numbers[2]):\(numbers[3]):\(numbers[4])"
    }
}

import DocketDomain
import Foundation

/// Times as a screen tells them: near ones by their distance, others by their date.
struct TimeText {
    let now: Timestamp
    let zone: TimeZone

    /// Such as `2m ago`, `yesterday`, `12 Mar` or `12 Mar 2024`; at most eleven columns.
    func relative(_ time: Timestamp) -> String {
        let seconds = (now.milliseconds - time.milliseconds) / 1000
        if seconds < 0 { return date(time) }
        if seconds < 60 { return "now" }
        if seconds < 3600 { return "\(seconds / 60)m ago" }
        if seconds < 86_400, day(time) == day(now) { return "\(seconds / 3600)h ago" }
        switch day(now) - day(time) {
        case 0: return "\(seconds / 3600)h ago"
        case 1: return "yesterday"
        case 2..<7: return "\(day(now) - day(time))d ago"
        default: return date(time)
        }
    }

    /// The same in a sentence, with the seconds of the last minute, such as `3 s ago` or `on 12 Mar`.
    func ago(_ time: Timestamp) -> String {
        let seconds = (now.milliseconds - time.milliseconds) / 1000
        if (1..<60).contains(seconds) { return "\(seconds) s ago" }
        if seconds == 0 { return "just now" }
        let text = relative(time)
        return text == date(time) ? "on \(text)" : text
    }

    /// Hours and minutes; with the date before today.
    func clock(_ time: Timestamp) -> String {
        let seconds = localSeconds(time)
        let minutes = (seconds % 86_400 + 86_400) % 86_400 / 60
        let clock = Self.padded(minutes / 60) + ":" + Self.padded(minutes % 60)
        return day(time) == day(now) ? clock : "\(date(time)), \(clock)"
    }

    /// Hours, minutes and seconds.
    func clockToTheSecond(_ time: Timestamp) -> String {
        let seconds = (localSeconds(time) % 86_400 + 86_400) % 86_400
        return [seconds / 3600, seconds / 60 % 60, seconds % 60].map(Self.padded).joined(separator: ":")
    }

    /// The date, with its year unless that is this one.
    func date(_ time: Timestamp) -> String {
        let date = CalendarDay(daysSince1970: day(time))
        let text = "\(date.day) \(Self.months[date.month - 1])"
        return date.year == CalendarDay(daysSince1970: day(now)).year ? text : "\(text) \(date.year)"
    }

    private func localSeconds(_ time: Timestamp) -> Int {
        let seconds = Int((Double(time.milliseconds) / 1000).rounded(.down))
        return seconds + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }

    /// Days since 1970-01-01, local time.
    private func day(_ time: Timestamp) -> Int {
        Int((Double(localSeconds(time)) / 86_400).rounded(.down))
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

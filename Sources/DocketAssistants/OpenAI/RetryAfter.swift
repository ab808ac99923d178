internal import DocketDomain
internal import Foundation

/// How long a server asks to wait: the header in both of its forms (RFC 9110, 10.2.3).
enum RetryAfter {
    private static let longest = Duration.seconds(86_400)

    /// - Returns: nil where the header says nothing that is understood.
    static func duration(_ header: String, now: Timestamp) -> Duration? {
        let text = header.trimmed
        if !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            return Int64(text).map { min(.seconds($0), longest) } ?? longest
        }
        for format in formats {
            let formatter = DateFormatter()
            formatter.locale = Locale(identifier: "en_US_POSIX")
            formatter.timeZone = TimeZone(identifier: "GMT")
            formatter.dateFormat = format
            guard let date = formatter.date(from: text) else { continue }
            let rest = Timestamp(date).milliseconds - now.milliseconds
            return min(max(.zero, .milliseconds(rest)), longest)
        }
        return nil
    }

    /// The three of HTTP (RFC 9110, 5.6.7).
    private static let formats = [
        "EEE, dd MMM yyyy HH:mm:ss 'GMT'", "EEEE, dd-MMM-yy HH:mm:ss 'GMT'", "EEE MMM d HH:mm:ss yyyy",
    ]
}

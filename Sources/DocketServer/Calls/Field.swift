import DocketDomain
import SwiftProtobuf

/// Checks of what stands in the fields of requests.
enum Field {
    /// The longest id that anything has, in bytes.
    private static let mostIDBytes = 400
    static let pageSize = 20

    /// An id that has to be there.
    static func id<Subject>(_ text: String, _ field: String) throws(InvalidField) -> Identifier<Subject> {
        guard !text.isEmpty else { throw InvalidField(field, "It is empty. Give the id.") }
        let hasBlanks = text.unicodeScalars.contains { $0.value <= 0x20 || $0.value == 0x7F }
        guard text.utf8.count <= mostIDBytes, !hasBlanks else { throw InvalidField(field, "This is no id.") }
        return Identifier(text)
    }

    /// An id that may be left out.
    static func optionalID<Subject>(_ text: String, _ field: String) throws(InvalidField) -> Identifier<Subject>? {
        text.isEmpty ? nil : try id(text, field)
    }

    /// A text that has to be there.
    static func text(_ text: String, _ field: String) throws(InvalidField) -> String {
        guard !text.trimmed.isEmpty else { throw InvalidField(field, "It is empty.") }
        return text
    }

    /// A value as JSON; nothing for an empty text.
    static func json(_ text: String, _ field: String) throws(InvalidField) -> JSON? {
        guard !text.isEmpty else { return nil }
        do {
            return try JSON(parsing: text, maximumDepth: Limits.nesting)
        } catch {
            throw InvalidField(field, "It is no valid JSON: \(error). A text stands in quotes: \"single\".")
        }
    }

    /// A key that was given; nothing for an empty one.
    static func key(_ text: String) -> String? { text.isEmpty ? nil : text }

    /// Which page is asked for.
    ///
    /// - Parameters:
    ///   - standard: Its size where none is given.
    ///   - limit: The most.
    static func page(
        _ size: Int32, _ token: String, standard: Int = pageSize, limit: Int = 100
    ) throws(InvalidField) -> PageRequest {
        guard (0...Int32(limit)).contains(size) else {
            throw InvalidField("page_size", "A page of this list has 1 to \(limit) items; 0 asks for \(standard).")
        }
        // Scripts want to know more of long lists than screens do.
        return PageRequest(size: size == 0 ? standard : Int(size), token: token, countLimit: 10_000)
    }

    /// A point in time that was given.
    static func time(_ time: Google_Protobuf_Timestamp, _ field: String) throws(InvalidField) -> Timestamp {
        // What the years 0001 to 9999 have.
        guard (-62_135_596_800...253_402_300_799).contains(time.seconds), (0...999_999_999).contains(time.nanos) else {
            throw InvalidField(field, "This is no time of the years 1 to 9999.")
        }
        return Timestamp(milliseconds: time.seconds * 1000 + Int64(time.nanos / 1_000_000))
    }
}

extension Google_Protobuf_Timestamp {
    init(_ time: Timestamp) {
        let (seconds, milliseconds) = time.milliseconds.quotientAndRemainder(dividingBy: 1000)
        self.init()
        // Nanoseconds count forwards, before 1970 too.
        self.seconds = milliseconds < 0 ? seconds - 1 : seconds
        nanos = Int32((milliseconds < 0 ? milliseconds + 1000 : milliseconds) * 1_000_000)
    }
}

extension Int32 {
    /// A count; the most that fits where it is larger.
    init(counted count: Int) {
        self = Int32(clamping: count)
    }
}

import DocketDomain
import PostgresKit

extension PostgresResult {
    func row(_ row: Int) -> [SQLValue] {
        (0..<columnCount).map { column in
            guard let text = text(row, column) else { return .null }
            return Self.value(text, type(column).oid)
        }
    }

    /// Types that have one here, by their numbers in `pg_type.dat`; everything else is the text that PostgreSQL gives it.
    private static func value(_ text: String, _ oid: UInt32) -> SQLValue {
        switch oid {
        case 16: .boolean(text == "t")
        case 20, 21, 23, 26: Int64(text).map(SQLValue.integer) ?? .text(text)
        case 700, 701: Double(text).map(SQLValue.real) ?? .text(text)
        case 17: bytes(text).map(SQLValue.blob) ?? .text(text)
        default: .text(text)
        }
    }

    /// Reads `\x00ff`.
    private static func bytes(_ text: String) -> [UInt8]? {
        guard text.hasPrefix("\\x") else { return nil }
        let digits = Array(text.utf8.dropFirst(2))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count - 1, by: 2) {
            guard let high = hex(digits[index]), let low = hex(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func hex(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    /// What went wrong, in docket's words where PostgreSQL's say less.
    func failure(of statement: BoundStatement?, prefix: String, _ control: RunControl) -> QueryFailure? {
        guard let error else { return nil }
        let told = error.message
        let place = error.position.flatMap { position in
            statement?.place(ofCharacter: position - 1 - prefix.unicodeScalars.count)
        }
        let message = "\(told.prefix(1).uppercased())\(told.dropFirst())."
        let advice = error.hint.map { " \($0)" } ?? ""
        switch error.code {
        case "57014":
            return control.wasCancelled ? RunControl.cancelled : RunControl.tookTooLong(control.limit)
        case "25006":
            return QueryFailure(
                .permissionDenied, "docket only reads sources, and this would write: \(told).", at: place, cause: told)
        case "42501": return QueryFailure(.permissionDenied, message + advice, at: place)
        case let state where state.hasPrefix("42601"):
            return QueryFailure(
                .invalidArgument, message + " One SELECT is run at a time, and nothing else." + advice, at: place)
        case _ where error.isOfConnection:
            return QueryFailure(.unavailable, "The server ended the connection: \(told).", cause: told)
        case let state where state.hasPrefix("53") || state.hasPrefix("54"):
            return QueryFailure(.resourceExhausted, message + advice, at: place)
        default: return QueryFailure(.invalidArgument, message + advice, at: place)
        }
    }
}

extension SQLValue {
    /// As a parameter is sent; nothing for NULL.
    var postgresText: String? {
        switch self {
        case .null: nil
        case .boolean(let truth): truth ? "true" : "false"
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): text
        case .blob(let bytes): "\\x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
}

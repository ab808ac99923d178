import CPQ
import DocketDomain

/// An answer of the server, or one row of it.
final class PostgresResult {
    let handle: OpaquePointer

    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    deinit {
        PQclear(handle)
    }

    var rowCount: Int { Int(PQntuples(handle)) }
    var columnCount: Int { Int(PQnfields(handle)) }

    func name(_ column: Int) -> String { PQfname(handle, Int32(column)).map { String(cString: $0) } ?? "" }

    /// The numbers of a column's type and of what it says of its length.
    func type(_ column: Int) -> (oid: UInt32, modifier: Int32) {
        (PQftype(handle, Int32(column)), PQfmod(handle, Int32(column)))
    }

    /// The numbers of the types of a statement's values.
    var parameterTypes: [UInt32] { (0..<PQnparams(handle)).map { PQparamtype(handle, $0) } }

    func text(_ row: Int, _ column: Int) -> String? {
        let (row, column) = (Int32(row), Int32(column))
        guard PQgetisnull(handle, row, column) == 0, let start = PQgetvalue(handle, row, column) else { return nil }
        let count = Int(PQgetlength(handle, row, column))
        return start.withMemoryRebound(to: UInt8.self, capacity: count) {
            String(decoding: UnsafeBufferPointer(start: $0, count: count), as: UTF8.self)
        }
    }

    func row(_ row: Int) -> [SQLValue] {
        (0..<columnCount).map { column in
            guard let text = text(row, column) else { return .null }
            return Self.value(text, PQftype(handle, Int32(column)))
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

    // MARK: Errors

    /// The five characters that tell what went wrong; nothing where all is well.
    var errorCode: String? {
        switch PQresultStatus(handle) {
        case PGRES_BAD_RESPONSE, PGRES_FATAL_ERROR: field(Self.sqlState) ?? ""
        default: nil
        }
    }

    private static let sqlState = Int32(UInt8(ascii: "C"))
    private static let primaryMessage = Int32(UInt8(ascii: "M"))
    private static let hint = Int32(UInt8(ascii: "H"))
    private static let position = Int32(UInt8(ascii: "P"))

    private func field(_ code: Int32) -> String? {
        PQresultErrorField(handle, code).map { String(cString: $0) }
    }

    /// What went wrong, in docket's words where PostgreSQL's say less.
    func failure(of statement: BoundStatement?, prefix: String, _ control: RunControl) -> QueryFailure? {
        guard let state = errorCode else { return nil }
        let told = field(Self.primaryMessage) ?? String(cString: PQresultErrorMessage(handle)).trimmed
        let place = field(Self.position).flatMap { Int($0) }.flatMap { position in
            statement?.place(ofCharacter: position - 1 - prefix.unicodeScalars.count)
        }
        let message = "\(told.prefix(1).uppercased())\(told.dropFirst())."
        let advice = field(Self.hint).map { " \($0)" } ?? ""
        switch state {
        case "57014":
            return control.wasCancelled ? RunControl.cancelled : RunControl.tookTooLong(control.limit)
        case "25006":
            return QueryFailure(
                .permissionDenied, "docket only reads sources, and this would write: \(told).", at: place, cause: told)
        case "42501": return QueryFailure(.permissionDenied, message + advice, at: place)
        case let state where state.hasPrefix("42601"):
            return QueryFailure(
                .invalidArgument, message + " One SELECT is run at a time, and nothing else." + advice, at: place)
        case let state where state.hasPrefix("57P") || state.hasPrefix("08") || state.isEmpty:
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

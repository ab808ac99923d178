#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension SQLValue {
    /// As a cell shows it: nothing for NULL, bytes as SQL writes them, and numbers as SQLite does.
    package var cellText: String {
        switch self {
        case .null: ""
        case .boolean(let truth): truth ? "true" : "false"
        case .integer(let number): String(number)
        case .real(let number): Self.text(of: number)
        case .text(let text): text
        case .blob(let bytes): Self.literal(of: bytes)
        }
    }

    private static func literal(of bytes: [UInt8]) -> String {
        func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "A") - 10) }
        return String(unsafeUninitializedCapacity: 2 * bytes.count + 3) { text in
            text[0] = UInt8(ascii: "X")
            text[1] = UInt8(ascii: "'")
            for index in bytes.indices {
                text[2 * index + 2] = digit(bytes[index] >> 4)
                text[2 * index + 3] = digit(bytes[index] & 15)
            }
            text[2 * bytes.count + 2] = UInt8(ascii: "'")
            return 2 * bytes.count + 3
        }
    }

    /// With the 15 digits that a double always keeps, a point in any case, and an exponent of two digits at least:
    /// `printf("%!.15g")` of SQLite.
    private static func text(of number: Double) -> String {
        guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-Inf" : "Inf" }
        if number == 0 { return "0.0" }
        // Whole numbers that are exact have no more to say.
        if abs(number) < 1e15, number == number.rounded() { return "\(Int64(number)).0" }
        var buffer = [CChar](repeating: 0, count: 40)
        let written = withVaList([number]) { vsnprintf(&buffer, buffer.count, "%.15g", $0) }
        var text = buffer[..<Int(written)].map { UInt8(bitPattern: $0) }
        let exponent = text.firstIndex(of: UInt8(ascii: "e")) ?? text.endIndex
        if !text[..<exponent].contains(UInt8(ascii: ".")) { text.insert(contentsOf: ".0".utf8, at: exponent) }
        return String(decoding: text, as: UTF8.self)
    }
}

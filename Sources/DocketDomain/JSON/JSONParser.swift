import OrderedCollections

/// One pass over bytes that stay where they are, with a depth limit instead of an unbounded stack.
struct JSONParser {
    private let bytes: UnsafePointer<UInt8>
    private let end: Int
    private let maximumDepth: Int
    private var position = 0
    /// Text of a string with escapes while it is put together; kept to be used again.
    private var scratch: [UInt8] = []

    /// Deeper than any limit that is asked for, and shallow enough for the stack of a secondary thread.
    static let hardDepthLimit = 512

    init(bytes: UnsafePointer<UInt8>, count: Int, maximumDepth: Int) {
        self.bytes = bytes
        end = count
        self.maximumDepth = min(maximumDepth, Self.hardDepthLimit)
    }

    mutating func parseText() throws(JSONError) -> JSON {
        if end >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            position = 3
        }
        skipWhitespace()
        let value = try parseValue(depth: 0)
        skipWhitespace()
        guard position == end else { throw error(.endOfText) }
        return value
    }

    private mutating func parseValue(depth: Int) throws(JSONError) -> JSON {
        guard position < end else { throw error(.value) }
        switch bytes[position] {
        case UInt8(ascii: "\""):
            return .string(try parseString())
        case UInt8(ascii: "{"):
            return try parseObject(depth: depth + 1)
        case UInt8(ascii: "["):
            return try parseArray(depth: depth + 1)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .number(try parseNumber())
        case UInt8(ascii: "t"):
            try skip("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try skip("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try skip("null")
            return .null
        default:
            throw error(.value)
        }
    }

    private mutating func parseArray(depth: Int) throws(JSONError) -> JSON {
        guard depth <= maximumDepth else { throw error(.shallowerNesting) }
        position += 1
        skipWhitespace()
        var elements: [JSON] = []
        if take(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            elements.append(try parseValue(depth: depth))
            skipWhitespace()
            if take(UInt8(ascii: ",")) {
                skipWhitespace()
            } else if take(UInt8(ascii: "]")) {
                return .array(elements)
            } else {
                throw error(.commaOrEndOfArray)
            }
        }
    }

    /// Reads an array of arrays of texts, as rows of a table are kept, without making a value of each.
    ///
    /// - Parameters:
    ///   - cell: Is given each text, and its place in its row.
    ///   - rowEnd: Is called behind each row.
    mutating func parseRows(
        _ cell: (_ column: Int, _ text: UnsafeBufferPointer<UInt8>) -> Void, rowEnd: () -> Void
    ) throws(JSONError) {
        try beginArray()
        var isFirst = true
        while try hasElement(isFirst: isFirst) {
            isFirst = false
            try beginArray()
            var column = 0
            while try hasElement(isFirst: column == 0) {
                guard position < end, bytes[position] == UInt8(ascii: "\"") else { throw error(.value) }
                let start = position + 1
                if let plain = takePlainString() {
                    cell(column, plain)
                } else {
                    try unescapeString(from: start)
                    scratch.withUnsafeBufferPointer { cell(column, $0) }
                }
                column += 1
            }
            rowEnd()
        }
        skipWhitespace()
        guard position == end else { throw error(.endOfText) }
    }

    private mutating func beginArray() throws(JSONError) {
        skipWhitespace()
        guard take(UInt8(ascii: "[")) else { throw error(.value) }
        skipWhitespace()
    }

    /// Whether an array goes on, behind its beginning or one of its elements.
    private mutating func hasElement(isFirst: Bool) throws(JSONError) -> Bool {
        if isFirst { return !take(UInt8(ascii: "]")) }
        skipWhitespace()
        if take(UInt8(ascii: ",")) {
            skipWhitespace()
            return true
        }
        guard take(UInt8(ascii: "]")) else { throw error(.commaOrEndOfArray) }
        return false
    }

    private mutating func parseObject(depth: Int) throws(JSONError) -> JSON {
        guard depth <= maximumDepth else { throw error(.shallowerNesting) }
        position += 1
        skipWhitespace()
        var members: OrderedDictionary<String, JSON> = [:]
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            guard position < end, bytes[position] == UInt8(ascii: "\"") else {
                throw error(members.isEmpty ? .keyOrEndOfObject : .key)
            }
            let key = try parseString()
            skipWhitespace()
            guard take(UInt8(ascii: ":")) else { throw error(.colon) }
            skipWhitespace()
            members[key] = try parseValue(depth: depth)
            skipWhitespace()
            if take(UInt8(ascii: ",")) {
                skipWhitespace()
            } else if take(UInt8(ascii: "}")) {
                return .object(members)
            } else {
                throw error(.commaOrEndOfObject)
            }
        }
    }

    private mutating func parseString() throws(JSONError) -> String {
        let start = position + 1
        if let plain = takePlainString() { return try decode(plain, at: start) }
        try unescapeString(from: start)
        return try decodeScratch(at: start)
    }

    /// The bytes of a string without escapes; nothing where there are some, and then it goes on there.
    @inline(__always)
    private mutating func takePlainString() -> UnsafeBufferPointer<UInt8>? {
        let start = position + 1
        position = ByteScan.endOfPlainText(bytes, from: start, to: end)
        guard position < end, bytes[position] == UInt8(ascii: "\"") else { return nil }
        defer { position += 1 }
        return UnsafeBufferPointer(start: bytes + start, count: position - start)
    }

    /// Puts a string with escapes together in the scratch text.
    private mutating func unescapeString(from start: Int) throws(JSONError) {
        scratch.removeAll(keepingCapacity: true)
        var run = start
        while true {
            scratch.append(contentsOf: UnsafeBufferPointer(start: bytes + run, count: position - run))
            guard position < end else { throw error(.endOfString) }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return
            case UInt8(ascii: "\\"):
                position += 1
                try parseEscape()
            default:
                throw error(.noControlCharacter)
            }
            run = position
            position = ByteScan.endOfPlainText(bytes, from: run, to: end)
        }
    }

    /// Appends what follows a backslash to the scratch text.
    private mutating func parseEscape() throws(JSONError) {
        guard position < end else { throw error(.endOfString) }
        let byte: UInt8
        switch bytes[position] {
        case UInt8(ascii: "n"): byte = 0x0A
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte = bytes[position]
        case UInt8(ascii: "t"): byte = 0x09
        case UInt8(ascii: "r"): byte = 0x0D
        case UInt8(ascii: "b"): byte = 0x08
        case UInt8(ascii: "f"): byte = 0x0C
        case UInt8(ascii: "u"):
            position += 1
            return appendUTF8(of: try parseUnicodeEscape())
        default: throw error(.escape)
        }
        position += 1
        scratch.append(byte)
    }

    /// The scalar of four hexadecimal digits, or of two such escapes that are a surrogate pair. Half a pair is U+FFFD.
    private mutating func parseUnicodeEscape() throws(JSONError) -> UInt32 {
        let first = try parseFourHexDigits()
        guard 0xD800...0xDFFF ~= first else { return first }
        guard first < 0xDC00, position + 1 < end, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { return 0xFFFD }
        let afterFirst = position
        position += 2
        let second = try parseFourHexDigits()
        guard 0xDC00...0xDFFF ~= second else {
            // The second escape stands on its own: it is read again.
            position = afterFirst
            return 0xFFFD
        }
        return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }

    private mutating func parseFourHexDigits() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard position < end else { throw error(.endOfString) }
            let byte = bytes[position]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw error(.escape)
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    private mutating func appendUTF8(of value: UInt32) {
        if value < 0x80 {
            scratch.append(UInt8(value))
        } else if let scalar = Unicode.Scalar(value) {
            scratch.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
        }
    }

    private mutating func parseNumber() throws(JSONError) -> String {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        if !take(UInt8(ascii: "0")) { try skipDigits() }
        if take(UInt8(ascii: ".")) { try skipDigits() }
        if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < end, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            try skipDigits()
        }
        return String(decoding: UnsafeBufferPointer(start: bytes + start, count: position - start), as: UTF8.self)
    }

    private mutating func skipDigits() throws(JSONError) {
        let start = position
        while position < end, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[position] {
            position += 1
        }
        guard position > start else { throw error(.digit) }
    }

    private mutating func skip(_ literal: StaticString) throws(JSONError) {
        for index in 0..<literal.utf8CodeUnitCount {
            guard take(literal.utf8Start[index]) else { throw error(.literal) }
        }
    }

    @inline(__always)
    private mutating func skipWhitespace() {
        while position < end, ByteScan.isWhitespace(bytes[position]) {
            position &+= 1
        }
    }

    @inline(__always)
    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < end, bytes[position] == byte else { return false }
        position &+= 1
        return true
    }

    private func decode(_ utf8: UnsafeBufferPointer<UInt8>, at start: Int) throws(JSONError) -> String {
        // Most texts and nearly all keys are ASCII, for which the faster initialiser is as strict.
        if ByteScan.isASCII(utf8) { return String(decoding: utf8, as: UTF8.self) }
        guard let text = String(validating: utf8, as: UTF8.self) else {
            throw JSONError(offset: start, expected: .utf8)
        }
        return text
    }

    private func decodeScratch(at start: Int) throws(JSONError) -> String {
        try scratch.withUnsafeBufferPointer { (buffer) throws(JSONError) in try decode(buffer, at: start) }
    }

    private func error(_ expected: JSONError.Expectation) -> JSONError {
        JSONError(offset: position, expected: expected, isAtEnd: position >= end)
    }
}

/// What stands for more than one byte in PostgreSQL, and in texts that other programs fill in. Each of these begins and
/// ends in one text.
extension SQLLexer {
    /// Whether the quote here belongs to a word `E` of its own.
    var followsEscapeMark: Bool {
        guard position > 0, bytes[position - 1] | 0x20 == UInt8(ascii: "e") else { return false }
        return position < 2 || !Self.isWord(bytes[position - 2])
    }

    mutating func skipEscapeString() {
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "'") { return }
        }
        position = bytes.count
    }

    mutating func skipNestedComment() {
        var depth = 0
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "/"), follows("*") {
                depth += 1
                position += 2
            } else if bytes[position] == UInt8(ascii: "*"), follows("/") {
                depth -= 1
                position += 2
                if depth == 0 { return }
            } else {
                position += 1
            }
        }
    }

    /// Goes past `$tag$…$tag$`, if one begins here.
    mutating func skipDollarQuote() -> Bool {
        guard bytes[position] == UInt8(ascii: "$"), position == 0 || !Self.isWord(bytes[position - 1]) else {
            return false
        }
        var end = position + 1
        // A digit after the dollar makes it a parameter.
        if end < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]) { return false }
        while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "$") else { return false }
        let mark = bytes[position...end]
        position = end + 1
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "$"), bytes[position...].starts(with: mark) {
                position += mark.count
                return true
            }
            position += 1
        }
        return true
    }

    /// Goes past `{{ name }}` or `%(name)s`, if one begins here.
    mutating func skipTemplate() -> Bool {
        let start = position
        if bytes[position] == UInt8(ascii: "{"), follows("{") {
            position += 2
            skip { $0 == 0x20 || $0 == 0x09 }
            let name = position
            skip(while: Self.isWord)
            let isNamed = position > name
            skip { $0 == 0x20 || $0 == 0x09 }
            if isNamed, position < bytes.count, bytes[position] == UInt8(ascii: "}"), follows("}") {
                position += 2
                return true
            }
        } else if bytes[position] == UInt8(ascii: "%"), follows("(") {
            position += 2
            let name = position
            skip(while: Self.isWord)
            let isNamed = position > name
            if isNamed, position < bytes.count, bytes[position] == UInt8(ascii: ")"), follows("s"),
                position + 2 >= bytes.count || !Self.isWord(bytes[position + 2])
            {
                position += 2
                return true
            }
        }
        position = start
        return false
    }
}

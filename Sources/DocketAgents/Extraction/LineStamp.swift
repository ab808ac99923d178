/// The time that a line of notes begins with, such as `[00:01:12]`, `10:04` or `03/08/2026, 18:41 - `.
struct LineStamp {
    private let bytes: [UInt8]
    private let end: Int
    private var index: Int

    private init(bytes: [UInt8], line: Range<Int>) {
        self.bytes = bytes
        end = line.upperBound
        index = line.lowerBound
    }

    /// The line without its time and the blanks behind that; all of it where it has none, or nothing else.
    static func rest(of line: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        var stamp = LineStamp(bytes: bytes, line: line)
        guard stamp.skip(), stamp.index < line.upperBound else { return line }
        return stamp.index..<line.upperBound
    }

    /// Goes behind the time; says whether there is one.
    private mutating func skip() -> Bool {
        let opens = has("[(")
        if opens { index += 1 }
        let isDated = skipDay()
        guard skipTime() else { return false }
        if opens {
            guard has(")]") else { return false }
            index += 1
        }
        skipBlanks()
        // A messenger parts the time of a day from who writes.
        if isDated, has("-") {
            index += 1
            skipBlanks()
        }
        return true
    }

    /// `03/08/2026, `: three numbers with the same mark between them.
    private mutating func skipDay() -> Bool {
        let start = index
        var count = 0
        var mark: UInt8?
        while skipDigits() {
            count += 1
            guard count < 3, has("/.-"), mark == nil || mark == bytes[index] else { break }
            mark = bytes[index]
            index += 1
        }
        guard count == 3, has(", ") else {
            index = start
            return false
        }
        if has(",") { index += 1 }
        skipBlanks()
        return true
    }

    /// `18:41`, `00:01:12.345`, `9:12 pm`.
    private mutating func skipTime() -> Bool {
        let start = index
        var colons = 0
        while index < end, (0x30...0x39).contains(bytes[index]) || has(":.,") {
            if has(":") { colons += 1 }
            index += 1
        }
        guard colons > 0, index - start >= 4 else { return false }
        let behind = index
        skipBlanks()
        let half = String(decoding: bytes[index..<min(end, index + 2)], as: UTF8.self).lowercased()
        index = half == "am" || half == "pm" ? index + 2 : behind
        return true
    }

    private mutating func skipDigits() -> Bool {
        let start = index
        while index < end, (0x30...0x39).contains(bytes[index]) { index += 1 }
        return (1...4).contains(index - start)
    }

    private mutating func skipBlanks() {
        while index < end, bytes[index] <= 0x20 { index += 1 }
    }

    private func has(_ marks: String) -> Bool { index < end && marks.utf8.contains(bytes[index]) }
}

/// Searches that look at eight bytes at a time. All of them return `end` where nothing was found.
enum ByteScan {
    /// The first quotation mark, backslash or control character: where plain text in a JSON string ends.
    @inline(__always)
    static func endOfPlainText(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        var index = start
        while index &+ 8 <= end {
            let word = load(bytes, index)
            let found = zeroBytes(word ^ quotes) | zeroBytes(word ^ backslashes) | (word &- spaces) & ~word & high
            if found != 0 {
                return index &+ found.trailingZeroBitCount >> 3
            }
            index &+= 8
        }
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 {
                return index
            }
            index &+= 1
        }
        return end
    }

    /// The first quotation mark or backslash: all that matters when a string is only stepped over.
    @inline(__always)
    static func quoteOrBackslash(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        var index = start
        while index &+ 8 <= end {
            let word = load(bytes, index)
            let found = zeroBytes(word ^ quotes) | zeroBytes(word ^ backslashes)
            if found != 0 {
                return index &+ found.trailingZeroBitCount >> 3
            }
            index &+= 8
        }
        while index < end {
            if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "\\") {
                return index
            }
            index &+= 1
        }
        return end
    }

    /// The first line feed.
    @inline(__always)
    static func lineFeed(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        var index = start
        while index &+ 8 <= end {
            let found = zeroBytes(load(bytes, index) ^ lineFeeds)
            if found != 0 {
                return index &+ found.trailingZeroBitCount >> 3
            }
            index &+= 8
        }
        while index < end {
            if bytes[index] == UInt8(ascii: "\n") {
                return index
            }
            index &+= 1
        }
        return end
    }

    /// The first delimiter, end of a line or NUL: where a field of delimited text that has no quotes ends.
    @inline(__always)
    static func endOfField(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, delimiter: UInt8) -> Int {
        let delimiters = UInt64(delimiter) &* ones
        var index = start
        while index &+ 8 <= end {
            let word = load(bytes, index)
            let found =
                zeroBytes(word ^ delimiters) | zeroBytes(word ^ lineFeeds) | zeroBytes(word ^ carriageReturns)
                | zeroBytes(word)
            if found != 0 {
                return index &+ found.trailingZeroBitCount >> 3
            }
            index &+= 8
        }
        while index < end {
            let byte = bytes[index]
            if byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == 0 {
                return index
            }
            index &+= 1
        }
        return end
    }

    /// Whether all bytes are below 0x80.
    @inline(__always)
    static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        var index = 0
        var seen: UInt64 = 0
        while index &+ 8 <= bytes.count {
            seen |= load(base, index)
            index &+= 8
        }
        while index < bytes.count {
            seen |= UInt64(base[index])
            index &+= 1
        }
        return seen & high == 0
    }

    @inline(__always)
    static func isWhitespace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let high: UInt64 = 0x8080_8080_8080_8080
    private static let quotes: UInt64 = 0x2222_2222_2222_2222
    private static let backslashes: UInt64 = 0x5C5C_5C5C_5C5C_5C5C
    private static let spaces: UInt64 = 0x2020_2020_2020_2020
    private static let lineFeeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
    private static let carriageReturns: UInt64 = 0x0D0D_0D0D_0D0D_0D0D

    /// Eight bytes with the first in memory as the lowest.
    @inline(__always)
    private static func load(_ bytes: UnsafePointer<UInt8>, _ index: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self))
    }

    /// The high bit of each zero byte; above the lowest of them other bits may be set too.
    @inline(__always)
    private static func zeroBytes(_ word: UInt64) -> UInt64 {
        (word &- ones) & ~word & high
    }
}

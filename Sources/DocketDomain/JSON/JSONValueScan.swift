/// Finds where a value ends, over as many pieces of it as come: strings are stepped over, brackets are counted.
struct JSONValueScan {
    private enum Kind {
        case scalar, string, container
    }

    private let kind: Kind
    private var depth = 0
    private(set) var isInString = false
    /// The piece ended with a backslash: the first byte of the next one is escaped.
    private var isEscaped = false

    /// Whether the end of the bytes also ends the value.
    var isScalar: Bool { kind == .scalar }

    init(firstByte: UInt8) {
        switch firstByte {
        case UInt8(ascii: "\""): kind = .string
        case UInt8(ascii: "{"), UInt8(ascii: "["): kind = .container
        default: kind = .scalar
        }
    }

    /// Goes on at `start`. Returns where it stopped, and whether that is just behind the value.
    mutating func advance(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> (Int, Bool) {
        kind == .scalar ? advanceScalar(bytes, from: start, to: end) : advanceNested(bytes, from: start, to: end)
    }

    private func advanceScalar(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> (Int, Bool) {
        for index in start..<end {
            switch bytes[index] {
            case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), 0x20, 0x0A, 0x0D, 0x09:
                return (index, true)
            default:
                continue
            }
        }
        return (end, false)
    }

    private mutating func advanceNested(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> (Int, Bool) {
        var index = start
        var depth = depth
        defer { self.depth = depth }
        while index < end {
            if isInString {
                index = skipString(bytes, from: index, to: end)
                if !isInString, depth == 0 { return (index, true) }
                continue
            }
            switch bytes[index] {
            case UInt8(ascii: "\""):
                isInString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return (index + 1, true) }
            default:
                break
            }
            index &+= 1
        }
        return (end, false)
    }

    /// Goes on within a string and returns where it stopped: behind the closing mark, or at `end`.
    private mutating func skipString(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        var index = start
        if isEscaped {
            isEscaped = false
            index += 1
        }
        while true {
            index = ByteScan.quoteOrBackslash(bytes, from: index, to: end)
            guard index < end else { return end }
            if bytes[index] == UInt8(ascii: "\"") {
                isInString = false
                return index + 1
            }
            guard index + 1 < end else {
                isEscaped = true
                return end
            }
            index += 2
        }
    }
}

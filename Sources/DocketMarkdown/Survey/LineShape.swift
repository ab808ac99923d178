/// How a line begins, and whether the rest of it looks like a table's delimiter row.
struct LineShape {
    /// The columns of spaces, quote marks and list markers at the line's start.
    private(set) var prefixColumns = 0
    /// The containers that these marks can open: one for a quote, two (a list and its item) for a list marker.
    private(set) var openedContainers = 0
    private(set) var isBlank = false
    /// False is certain, true is not.
    private(set) var mayBeDelimiterRow = false

    init(of line: UnsafeBufferPointer<UInt8>) {
        let rest = readPrefix(of: line)
        isBlank = rest == line.count && openedContainers == 0
        mayBeDelimiterRow = Self.mayBeDelimiterRow(line, from: rest)
    }

    /// Where the line goes on after its marks.
    private mutating func readPrefix(of line: UnsafeBufferPointer<UInt8>) -> Int {
        var index = 0
        while index < line.count {
            switch line[index] {
            case UInt8(ascii: " "):
                prefixColumns += 1
            case UInt8(ascii: "\t"):
                prefixColumns += 4
            case UInt8(ascii: ">"):
                prefixColumns += 1
                openedContainers += 1
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
                guard Self.isMarkerEnd(line, at: index + 1) else { return index }
                prefixColumns += 1
                openedContainers += 2
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard let end = Self.endOfNumber(line, from: index) else { return index }
                prefixColumns += end - index
                openedContainers += 2
                index = end
                continue
            default:
                return index
            }
            index += 1
        }
        return index
    }

    /// The end of a numbered list's marker, such as `12.`, or `nil`.
    private static func endOfNumber(_ line: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < line.count, index - start < 9, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(line[index]) {
            index += 1
        }
        guard index < line.count, line[index] == UInt8(ascii: ".") || line[index] == UInt8(ascii: ")"),
            isMarkerEnd(line, at: index + 1)
        else { return nil }
        return index + 1
    }

    private static func isMarkerEnd(_ line: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        index >= line.count || line[index] == UInt8(ascii: " ") || line[index] == UInt8(ascii: "\t")
    }

    /// A delimiter row is made of dashes, colons, pipes and spaces, and is none without a dash. One of dashes alone
    /// underlines a heading.
    private static func mayBeDelimiterRow(_ line: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        var hasSeparator = false
        var index = start
        while index < line.count {
            switch line[index] {
            case UInt8(ascii: "|"), UInt8(ascii: ":"): hasSeparator = true
            case UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C: break
            default: return false
            }
            index += 1
        }
        return hasSeparator && line.contains(UInt8(ascii: "-"))
    }
}

/// The lines of a source of JSON lines, one at a time. Blank lines are stepped over; a line may end with CR and LF.
package struct JSONLines {
    private var window: ByteWindow
    private let limit: Int
    private var isAtStart = true

    package init(source: any ByteSource, limit: Int = JSONElement.limit) {
        window = ByteWindow(source: source)
        self.limit = limit
    }

    /// The next line that holds anything, nil after the last; throws only what the source throws.
    package mutating func next() throws -> JSONElement? {
        if isAtStart {
            isAtStart = false
            try window.dropByteOrderMark()
        }
        while true {
            let offset = window.base
            let line = try findLine()
            let content = content(of: line.length)
            let bytes = content.map { window.copy($0) }
            window.drop(line.isLast ? line.length : line.length + 1)
            if line.isTooLong { return .tooLong(offset: offset) }
            if let content, let bytes { return .bytes(bytes, offset: offset + content.lowerBound) }
            if line.isLast { return nil }
        }
    }

    private struct Line {
        /// What of it is in the window, without the line feed.
        var length: Int
        var isTooLong: Bool
        /// Whether the source ended before a line feed came.
        var isLast: Bool
    }

    private mutating func findLine() throws -> Line {
        var scanned = 0
        var isTooLong = false
        while true {
            let count = window.count
            let found = window.withBytes { ByteScan.lineFeed($0, from: scanned, to: count) } ?? count
            scanned = found
            if isTooLong || found > limit {
                isTooLong = true
                window.drop(found)
                scanned = 0
            }
            if found < count {
                return Line(length: scanned, isTooLong: isTooLong, isLast: false)
            }
            if try !window.extend() {
                return Line(length: scanned, isTooLong: isTooLong, isLast: true)
            }
        }
    }

    /// The line without the blanks around it; nil for a blank line.
    private func content(of length: Int) -> Range<Int>? {
        var start = 0
        var end = length
        while start < end, ByteScan.isWhitespace(window[start]) { start += 1 }
        while start < end, ByteScan.isWhitespace(window[end - 1]) { end -= 1 }
        return start < end ? start..<end : nil
    }
}

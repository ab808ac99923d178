/// A place in a query's text.
package struct SQLPlace: Hashable, Sendable {
    /// Counted from 1.
    package let line: Int
    /// Characters of the line before it, and 1.
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// - Parameter offset: Bytes of UTF-8 before the place; beyond the end it is the end.
    package init(_ offset: Int, in text: String) {
        let before = text.utf8.prefix(max(0, offset))
        var line = 1
        var start = before.startIndex
        for index in before.indices where before[index] == UInt8(ascii: "\n") {
            line += 1
            start = before.index(after: index)
        }
        self.line = line
        // Bytes that go on with a character are none of their own.
        column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    }
}

extension String {
    /// The text without empty lines at its start and without white space at its end; the first line's indentation
    /// stays.
    var trimmingBlankEnds: String {
        let bytes = utf8
        guard let first = bytes.firstIndex(where: { $0 > UInt8(ascii: " ") }),
            let last = bytes.lastIndex(where: { $0 > UInt8(ascii: " ") })
        else { return "" }
        let lineEnd = bytes[..<first].lastIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        let start = lineEnd.map { bytes.index(after: $0) } ?? startIndex
        return String(self[start..<bytes.index(after: last)])
    }
}

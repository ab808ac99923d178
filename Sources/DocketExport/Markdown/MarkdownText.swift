import DocketDomain

/// Writes text so that a Markdown reader (CommonMark, GFM) gives the same text back.
enum MarkdownText {
    /// A cell of a table: on one line, with what would end it or be read as markup escaped.
    static func append(cell: String, to buffer: inout [UInt8]) {
        cell.withBytes { bytes in
            if isAddress(bytes) {
                buffer.append("<")
                for byte in bytes {
                    if byte == UInt8(ascii: "|") { buffer.append("\\") }
                    buffer.append(byte)
                }
                buffer.append(">")
                return
            }
            let first = bytes.firstIndex { $0 != 0x20 } ?? bytes.count
            let last = bytes.lastIndex { $0 != 0x20 } ?? -1
            for (index, byte) in bytes.enumerated() {
                switch byte {
                // Blanks at the ends are no part of a cell unless they are written as characters.
                case 0x20 where index < first || index > last: buffer.append("&#32;")
                case 0x0A: buffer.append("<br>")
                default: append(byte, bytes, index, to: &buffer)
                }
            }
        }
    }

    /// Running text. Line feeds become breaks.
    static func append(text: String, to buffer: inout [UInt8], atLineStart: Bool) {
        text.withBytes { bytes in
            var isLineStart = atLineStart
            for (index, byte) in bytes.enumerated() {
                if byte == 0x0A {
                    buffer.append("\\\n")
                    isLineStart = true
                    continue
                }
                if isLineStart, isBlockMark(bytes, index) {
                    if byte == 0x20 || byte == 0x09 { continue }
                    buffer.append("\\")
                }
                // `1.` begins a list: its point is escaped.
                if index > 0, byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")"), followsNumber(bytes, index) {
                    buffer.append("\\")
                }
                isLineStart = false
                append(byte, bytes, index, to: &buffer)
            }
        }
    }

    private static func append(
        _ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, to buffer: inout [UInt8]
    ) {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "~"),
            UInt8(ascii: "|"):
            buffer.append(UInt8(ascii: "\\"))
            buffer.append(byte)
        // Otherwise an address in the text would become a link, escapes and all.
        case UInt8(ascii: ":") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/"):
            buffer.append("\\:")
        case UInt8(ascii: ".") where index >= 3 && (1...3).allSatisfy { bytes[index - $0] | 0x20 == UInt8(ascii: "w") }:
            buffer.append("\\.")
        case 0x09: buffer.append("&#9;")
        case 0x0D: buffer.append("&#13;")
        default: buffer.append(byte)
        }
    }

    private static func isAddress(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.starts(with: "https://".utf8) || bytes.starts(with: "http://".utf8) else { return false }
        return bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
            && !bytes.contains(UInt8(ascii: "\\")) && !bytes.contains(UInt8(ascii: "&"))
    }

    /// Whether a character at the start of a line would begin a block.
    private static func isBlockMark(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="), 0x20, 0x09: true
        default: false
        }
    }

    private static func followsNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        var start = index
        while start > 0, CellCursor.digit(bytes[start - 1]) != nil { start -= 1 }
        return start < index && (start == 0 || bytes[start - 1] == 0x0A)
    }
}

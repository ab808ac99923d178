import DocketDomain

/// Puts text into XML and HTML: escaped, without the characters that XML 1.0 does not have.
extension [UInt8] {
    @inline(__always)
    mutating func append(_ markup: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    mutating func append(text: String) {
        text.withBytes { appendEscaped($0) }
    }

    private mutating func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte < 0x40 || byte == 0xEF || byte == 0x7F else {
                index += 1
                continue
            }
            var length = 1
            let replacement: StaticString
            switch byte {
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "\""): replacement = "&quot;"
            case 0x0D: replacement = "&#13;"
            case 0x09, 0x0A, 0x20..<0x40, 0x7F:
                index += 1
                continue
            case 0xEF:
                // U+FFFE and U+FFFF.
                guard index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE else {
                    index += 1
                    continue
                }
                length = 3
                replacement = ""
            default: replacement = ""
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            append(replacement)
            index += length
            start = index
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
    }
}

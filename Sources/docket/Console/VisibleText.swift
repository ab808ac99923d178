import DocketDomain

/// Text from outside, made safe to be printed: what would steer a terminal, or show it as something else than it is,
/// becomes a mark that can be seen.
enum VisibleText {
    /// The text on one line: line ends become marks too.
    static func line(_ text: String) -> String {
        marked(text, keepsLines: false)
    }

    /// The text with its line ends and tabs, where text of several lines is expected.
    static func block(_ text: String) -> String {
        marked(text, keepsLines: true)
    }

    private static func marked(_ text: String, keepsLines: Bool) -> String {
        guard text.unicodeScalars.contains(where: { mark(for: $0, keepsLines: keepsLines) != nil }) else { return text }
        var marked = String.UnicodeScalarView()
        var scalars = text.unicodeScalars.makeIterator()
        var next = scalars.next()
        while let scalar = next {
            next = scalars.next()
            // A line that ends the Windows way ends like any other.
            if keepsLines, scalar == "\r", next == "\n" { continue }
            if let mark = mark(for: scalar, keepsLines: keepsLines) {
                marked.append(contentsOf: mark.unicodeScalars)
            } else {
                marked.append(scalar)
            }
        }
        return String(marked)
    }

    /// What stands for a scalar; nothing where it may be printed as it is.
    private static func mark(for scalar: Unicode.Scalar, keepsLines: Bool) -> String? {
        switch scalar.value {
        case 0x0A, 0x09: keepsLines ? nil : picture(scalar.value)
        case 0x00...0x1F: picture(scalar.value)
        case 0x7F: "\u{2421}"
        // C1 controls; bidirectional controls; invisible separators; the byte order mark; tag characters.
        case 0x80...0x9F, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
            0xE0000...0xE0FFF:
            "<U+\(hexadecimal(scalar.value))>"
        default: nil
        }
    }

    /// The control picture of a C0 control.
    private static func picture(_ value: UInt32) -> String? {
        Unicode.Scalar(0x2400 + value).map { String($0) }
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

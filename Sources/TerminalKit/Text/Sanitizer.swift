/// Makes text from outside safe and honest to show: one place for all of it.
///
/// Controls become visible marks, tabs become spaces, and what reorders or hides text is left out, or shown by
/// name where a value must read exactly as it is stored.
package struct Sanitizer: Hashable, Sendable {
    /// What becomes of characters that have no form of their own.
    package enum Invisibles: Hashable, Sendable {
        /// They are left out; joiners and selectors inside of words and emoji stay.
        case removed
        /// They are named, such as ⟨RLO⟩, unless they are an ordinary part of an emoji.
        case revealed
    }

    /// What becomes of line breaks.
    package enum LineBreaks: Hashable, Sendable {
        /// Each becomes one newline, for text that is laid out in lines.
        case kept
        /// Each becomes a visible mark, for text that has one line.
        case marked
    }

    package var invisibles: Invisibles
    package var lineBreaks: LineBreaks
    /// Columns between tab stops.
    package var tabWidth: Int

    package init(invisibles: Invisibles = .removed, lineBreaks: LineBreaks = .kept, tabWidth: Int = 4) {
        self.invisibles = invisibles
        self.lineBreaks = lineBreaks
        self.tabWidth = max(1, tabWidth)
    }

    /// For text of several lines.
    package static let text = Sanitizer()
    /// For titles, cells and other text of one line.
    package static let line = Sanitizer(lineBreaks: .marked)
    /// For what must read exactly as it is stored, as in a review.
    package static let exact = Sanitizer(invisibles: .revealed)

    /// The text as it may be shown.
    package func clean(_ text: String) -> String {
        guard needsCleaning(text) else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count)
        var previous: Unicode.Scalar = "\0"
        var column = 0
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            switch ScalarKind(scalar) {
            case .shown where scalar.value == 0x2800 && invisibles == .revealed:
                result += Self.name(of: scalar)
            case .shown:
                result.unicodeScalars.append(scalar)
                column += scalar.isASCII ? 1 : max(0, TextWidth.standard.width(of: scalar))
            case .control where scalar == "\t":
                let spaces = tabWidth - column % tabWidth
                result += String(repeating: " ", count: spaces)
                column += spaces
            case .control, .separator:
                append(control: scalar, after: previous, to: &result)
                column = result.utf8.last == UInt8(ascii: "\n") ? 0 : column + 1
            case .bidi, .invisible:
                if invisibles == .revealed { result += Self.name(of: scalar) }
            case .joiner, .selector:
                append(modifier: scalar, after: previous, to: &result)
            }
        }
        return result
    }

    /// Most text is plain and comes back as it is, without a copy.
    private func needsCleaning(_ text: String) -> Bool {
        let keepsNewlines = lineBreaks == .kept
        return text.utf8.contains { byte in
            byte >= 0x7F || (byte < 0x20 && !(keepsNewlines && byte == 0x0A))
        }
    }

    private func append(control scalar: Unicode.Scalar, after previous: Unicode.Scalar, to result: inout String) {
        switch scalar {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
            if scalar == "\n", previous == "\r" { return }
            result += lineBreaks == .kept ? "\n" : "\u{2424}"
        case "\u{80}"..."\u{9F}":
            result += "⟨" + Self.hexadecimal(scalar, digits: 2) + "⟩"
        default:
            result.unicodeScalars.append(scalar.controlPicture)
        }
    }

    /// Keeps what joins or shapes the scalar before it; shows it elsewhere when it is asked for.
    private func append(modifier scalar: Unicode.Scalar, after previous: Unicode.Scalar, to result: inout String) {
        let belongs: Bool
        if scalar.value == 0x200D {
            belongs = previous.isPictograph || previous.isSkinTone || previous.value == 0xFE0F
        } else {
            belongs = (scalar.value == 0xFE0E || scalar.value == 0xFE0F) && previous.properties.isEmoji
        }
        if belongs || invisibles == .removed {
            result.unicodeScalars.append(scalar)
        } else {
            result += Self.name(of: scalar)
        }
    }

    private static func name(of scalar: Unicode.Scalar) -> String {
        let name =
            switch scalar.value {
            case 0x00AD: "SHY"
            case 0x061C: "ALM"
            case 0x200B: "ZWSP"
            case 0x200C: "ZWNJ"
            case 0x200D: "ZWJ"
            case 0x200E: "LRM"
            case 0x200F: "RLM"
            case 0x202A: "LRE"
            case 0x202B: "RLE"
            case 0x202C: "PDF"
            case 0x202D: "LRO"
            case 0x202E: "RLO"
            case 0x2060: "WJ"
            case 0x2066: "LRI"
            case 0x2067: "RLI"
            case 0x2068: "FSI"
            case 0x2069: "PDI"
            case 0xFE00...0xFE0F: "VS\(scalar.value - 0xFE00 + 1)"
            case 0xFEFF: "BOM"
            default: "U+" + hexadecimal(scalar, digits: 4)
            }
        return "⟨" + name + "⟩"
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar, digits: Int) -> String {
        let text = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

internal import Foundation

/// What characters weigh when texts are sorted.
enum CollationWeights {
    enum Element {
        case ignored
        case digit(UInt8)
        /// A mark on the letter before it.
        case accent(UInt16)
        /// A weight of one byte, and 1 for a capital or another variant of the same letter.
        case plain(UInt8, UInt8)
        /// A weight by script and code point.
        case other(UInt8, UInt32, UInt8)
    }

    /// The weights of ASCII; 0 for what is ignored, and for digits.
    static let plain: [UInt8] = {
        var weights = Array(repeating: UInt8(0), count: 128)
        for blank in [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20] { weights[blank] = 2 }
        for (place, mark) in marks.enumerated() { weights[Int(mark)] = UInt8(3 + place) }
        for letter in 0..<26 {
            weights[0x61 + letter] = latin(letter)
            weights[0x41 + letter] = latin(letter)
        }
        return weights
    }()

    /// The order of the marks of ASCII in Unicode's common tailoring.
    private static let marks = Array("_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$".utf8)

    private static func latin(_ letter: Int) -> UInt8 { UInt8(0x30 + 4 * letter) }

    private static let otherMarks: UInt8 = 0x25
    private static let lettersAfterZ: UInt8 = 0x98
    private static let alphabets: UInt8 = 0xA0
    private static let syllables: UInt8 = 0xB0
    private static let kana: UInt8 = 0xB2
    private static let ideographs: UInt8 = 0xB4
    private static let rest: UInt8 = 0xB8

    /// The weights of a character of the alphabets that most texts have, where they are two at the most.
    @inline(__always)
    static func entry(of scalar: Unicode.Scalar) -> (first: Element, second: Element)? {
        scalar.value < UInt32(table.count) ? table[Int(scalar.value)] : nil
    }

    private static func ascii(_ byte: UInt8, variant: UInt8) -> Element {
        if let digit = CellCursor.digit(byte) { return .digit(UInt8(digit)) }
        let weight = plain[Int(byte)]
        return weight == 0 ? .ignored : .plain(weight, variant)
    }

    private static let table: [(first: Element, second: Element)?] = (0..<UInt32(0x600)).map { value in
        guard let scalar = Unicode.Scalar(value) else { return nil }
        let elements = elements(of: scalar)
        guard let first = elements.first, elements.count <= 2 else { return nil }
        // The end of a number has to be seen.
        if case .digit = first { return nil }
        return (first, elements.count > 1 ? elements[1] : .ignored)
    }

    /// The weights of a character, taken apart where it is made of several.
    static func elements(of scalar: Unicode.Scalar) -> [Element] {
        switch scalar.value {
        case 0x3041...0x3096: return [.other(kana, scalar.value, 0)]
        // Katakana are variants of Hiragana.
        case 0x30A1...0x30F6: return [.other(kana, scalar.value - 0x60, 1)]
        case 0x3400...0x9FFF, 0x20000...0x3FFFF: return [.other(ideographs, scalar.value, 0)]
        case 0xAC00...0xD7A3: return [.other(syllables, scalar.value, 0)]
        default: break
        }
        if let spelled = spellings[scalar] {
            // A mark tells it apart already.
            let isVariant = spelled.last != overlay
            return spelled.flatMap { elements(ofPart: $0, isVariant: isVariant) }
        }
        // й is a letter of its own, not и with a mark.
        if scalar.value == 0x439 || scalar.value == 0x419 { return [letter(scalar)] }
        let parts = String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars
        if parts.count == 1, parts.first == scalar { return elements(ofPart: scalar, isVariant: false) }
        // What is not the canonical form is a variant: a full-width letter, a ligature.
        let isVariant = Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars) != Array(parts)
        return parts.flatMap { elements(ofPart: $0, isVariant: isVariant) }
    }

    private static let overlay: Unicode.Scalar = "\u{338}"

    /// Letters that are sorted as others, with a mark or spelt out.
    private static let spellings: [Unicode.Scalar: [Unicode.Scalar]] = {
        var spellings: [Unicode.Scalar: [Unicode.Scalar]] = [
            "ß": ["s", "s"], "ẞ": ["S", "S"], "æ": ["a", "e"], "Æ": ["A", "E"], "œ": ["o", "e"], "Œ": ["O", "E"],
            "ı": ["i", overlay], "ſ": ["s"],
        ]
        for (letter, base) in zip("øØłŁđĐħĦŧŦ".unicodeScalars, "oOlLdDhHtT".unicodeScalars) {
            spellings[letter] = [base, overlay]
        }
        for dash in "‐‑‒–—―−".unicodeScalars { spellings[dash] = ["-"] }
        for quote in "‘’‚‛ʼ".unicodeScalars { spellings[quote] = ["'"] }
        for quote in "“”„‟«»".unicodeScalars { spellings[quote] = ["\""] }
        return spellings
    }()

    private static func elements(ofPart scalar: Unicode.Scalar, isVariant: Bool) -> [Element] {
        if scalar.value < 0x80 {
            let byte = UInt8(scalar.value)
            return [ascii(byte, variant: isVariant || CellCursor.isCapital(byte) ? 1 : 0)]
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark:
            return [.accent(UInt16(truncatingIfNeeded: scalar.value))]
        case .control, .format, .surrogate, .unassigned: return [.ignored]
        case .decimalNumber:
            if let value = scalar.properties.numericValue { return [.digit(UInt8(value))] }
            return [.ignored]
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: return [.plain(2, 1)]
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
            return [letter(scalar)]
        default: return [.other(otherMarks, scalar.value, 0)]
        }
    }

    private static func letter(_ scalar: Unicode.Scalar) -> Element {
        let small = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        let variant: UInt8 = small == scalar ? 0 : 1
        switch small {
        case "ð": return .plain(latin(3) + 2, variant)
        case "ŋ": return .plain(latin(13) + 2, variant)
        case "þ": return .plain(latin(25) + 2, variant)
        case "ς": return .other(alphabets, 0x3C3 << 8, 1)
        default: break
        }
        if let place = cyrillic[small] { return .other(alphabets, 0x430 << 8 | place, variant) }
        switch small.value {
        case ..<0x370: return .other(lettersAfterZ, small.value, variant)
        case 0x370..<0x2E80: return .other(alphabets, small.value << 8, variant)
        default: return .other(rest, small.value, variant)
        }
    }

    private static let cyrillic: [Unicode.Scalar: UInt32] = {
        let letters = "абвгґдђѓеёєжзѕиіїйјклљмнњопрстћќуўфхцчџшщъыьэюя".unicodeScalars
        return Dictionary(zip(letters, UInt32(0)...), uniquingKeysWith: { first, _ in first })
    }()
}

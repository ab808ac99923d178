/// How a character takes part in line breaking: the classes of UAX #14 as far as they matter in a terminal.
enum BreakClass {
    case space
    /// ZERO WIDTH SPACE: a place to break.
    case breakHere
    /// Sticks to both neighbours.
    case glue
    case opening
    case closing
    /// Full stop, comma, colon and semicolon inside of numbers and words.
    case infix
    case slash
    case hyphen
    case breakAfter
    case ideograph
    case numeric
    case prefix
    case postfix
    case quote
    case other

    init(ascii byte: UInt8) {
        switch byte {
        case 0x20, 0x09: self = .space
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .numeric
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): self = .opening
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "!"), UInt8(ascii: "?"):
            self = .closing
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"): self = .infix
        case UInt8(ascii: "/"): self = .slash
        case UInt8(ascii: "-"): self = .hyphen
        case UInt8(ascii: "|"): self = .breakAfter
        case UInt8(ascii: "%"): self = .postfix
        case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "\\"): self = .prefix
        case UInt8(ascii: "\""), UInt8(ascii: "'"): self = .quote
        default: self = .other
        }
    }

    init(_ character: Character) {
        guard let scalar = character.unicodeScalars.first else {
            self = .other
            return
        }
        let kind = scalar.isASCII ? BreakClass(ascii: UInt8(scalar.value)) : BreakClass(scalar)
        // A space that carries a mark is no space any more.
        self = kind == .space && character.unicodeScalars.count > 1 ? .other : kind
    }

    private init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x00A0, 0x202F, 0x2007, 0x2011, 0x2060, 0xFEFF: self = .glue
        case 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: self = .space
        case 0x200B: self = .breakHere
        case 0x2010, 0x2012...0x2014, 0x00AD, 0x2027: self = .breakAfter
        case 0x00A3...0x00A5, 0x20A0...0x20CF, 0xFFE1, 0xFFE5, 0x00B1, 0x2212: self = .prefix
        case 0x00B0, 0x2030...0x2037, 0x2103, 0x2109, 0xFF05, 0xFFE0: self = .postfix
        // Iteration and length marks, small kana, and full-width stops do not start a line.
        case 0x3001, 0x3002, 0x3005, 0x301C, 0x303B, 0x309B...0x309E, 0x30A0, 0x30FB...0x30FE, 0x31F0...0x31FF,
            0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x3095, 0x3096,
            0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5, 0x30F6,
            0xFF01, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF61, 0xFF64, 0xFF65, 0xFF70, 0x2025, 0x2026, 0x203C,
            0x2047...0x2049:
            self = .closing
        case 0x2E80...0x2FFF, 0x3004...0x3007, 0x3012, 0x3013, 0x3020...0x3029, 0x3031...0x303F, 0x3040...0x33FF,
            0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF02...0xFFDC,
            0x1F000...0x1FAFF, 0x20000...0x3FFFD:
            self = BreakClass(bracket: scalar) ?? .ideograph
        default:
            self = BreakClass(bracket: scalar) ?? (scalar.properties.isEmojiPresentation ? .ideograph : .other)
        }
    }

    private init?(bracket scalar: Unicode.Scalar) {
        switch scalar.properties.generalCategory {
        case .openPunctuation, .initialPunctuation: self = .opening
        case .closePunctuation: self = .closing
        case .finalPunctuation: self = .quote
        case .decimalNumber where !(0xFF10...0xFF19).contains(scalar.value): self = .numeric
        default: return nil
        }
    }

    /// Whether a line may end between two characters.
    ///
    /// - Parameters:
    ///   - spaced: Spaces lie between them.
    ///   - startsWord: The first one is part of the hyphens that a word starts with, as in `--option`.
    static func allowsBreak(
        after left: BreakClass, before right: BreakClass, spaced: Bool, startsWord: Bool
    ) -> Bool {
        if left == .breakHere { return true }
        if right == .space || right == .breakHere { return false }
        if spaced { return left != .opening && right != .closing }
        if left == .glue || right == .glue || left == .opening { return false }
        switch right {
        case .closing, .infix, .slash, .hyphen, .breakAfter, .postfix, .quote: return false
        default: break
        }
        switch left {
        case .breakAfter: return true
        case .hyphen: return right != .numeric && !startsWord
        case .slash: return right == .other || right == .ideograph
        case .prefix: return false
        case .quote, .closing: return right == .ideograph
        case .ideograph: return true
        default: return right == .ideograph
        }
    }
}

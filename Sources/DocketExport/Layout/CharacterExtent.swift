/// How long the texts of a column are, where fonts are not known: in characters of average width.
struct CharacterExtent {
    private var lineTenths = 0
    private var wordTenths = 0

    /// The longest line.
    var line: Double { Double(lineTenths) / 10 }
    /// The longest stretch that should not be broken.
    var word: Double { Double(wordTenths) / 10 }

    mutating func add(_ text: String, isBold: Bool = false) {
        guard lineTenths < Self.enough || wordTenths < Self.enough else { return }
        var line = 0
        var word = 0
        for byte in text.utf8 {
            switch byte {
            case 0x0A:
                lineTenths = max(lineTenths, line)
                line = 0
                wordTenths = max(wordTenths, word)
                word = 0
            case 0x20, UInt8(ascii: "-"), UInt8(ascii: "/"):
                line += 7
                // A mark stays with the word before it; a space goes.
                wordTenths = max(wordTenths, byte == 0x20 ? word : word + 7)
                word = 0
            case 0xE3...0xEC, 0xF0...0xF4:
                line += 20
                wordTenths = max(wordTenths, word, 20)
                word = 0
            case 0x80...0xBF: continue
            default:
                let width = Self.tenths(of: byte) + (isBold ? 1 : 0)
                line += width
                word += width
            }
            if line >= Self.enough, wordTenths >= Self.enough { break }
        }
        lineTenths = max(lineTenths, min(line, Self.enough))
        wordTenths = max(wordTenths, min(word, Self.enough))
    }

    /// Widths as proportional fonts have them, in tenths of an average character.
    private static func tenths(of byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "i"), UInt8(ascii: "j"), UInt8(ascii: "l"), UInt8(ascii: "t"), UInt8(ascii: "f"),
            UInt8(ascii: "r"), UInt8(ascii: "I"), 0x21, 0x27...0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x5B, 0x5D, 0x60, 0x7C:
            7
        case UInt8(ascii: "m"), UInt8(ascii: "w"), UInt8(ascii: "M"), UInt8(ascii: "W"), 0x25, 0x40: 17
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): 13
        default: 11
        }
    }

    /// Longer ones are broken wherever that is.
    private static let enough = 1200
}

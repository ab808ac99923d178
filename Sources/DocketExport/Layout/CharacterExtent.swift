/// How long the texts of a column are, where fonts are not known: in characters, those of East Asia counted double.
struct CharacterExtent {
    private(set) var line = 0
    private(set) var word = 0

    mutating func add(_ text: String) {
        guard line < Self.enough || word < Self.enough else { return }
        var lineWidth = 0
        var wordWidth = 0
        for byte in text.utf8 {
            switch byte {
            case 0x0A:
                line = max(line, lineWidth)
                lineWidth = 0
                word = max(word, wordWidth)
                wordWidth = 0
            case 0x20, UInt8(ascii: "-"), UInt8(ascii: "/"):
                lineWidth += 1
                word = max(word, wordWidth)
                wordWidth = 0
            case 0xE3...0xEC, 0xF0...0xF4:
                lineWidth += 2
                word = max(word, 2)
                wordWidth = 0
            case 0x80...0xBF: continue
            default:
                lineWidth += 1
                wordWidth += 1
            }
            if lineWidth >= Self.enough, word >= Self.enough { break }
        }
        line = max(line, min(lineWidth, Self.enough))
        word = max(word, min(wordWidth, Self.enough))
    }

    /// Longer ones are broken wherever that is.
    private static let enough = 120
}

import DocketDomain

/// A text that cells are compared with, in any case and with or without accents.
struct FoldedValue {
    let text: String
    private let key: [UInt8]

    init(_ text: String) {
        self.text = text
        key = Array(FoldedText.of(text).utf8)
    }

    /// Whether a cell says this and nothing else.
    func equals(_ cell: String) -> Bool {
        var cell = cell
        let plain: Bool? = cell.withUTF8 { bytes in
            let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.endIndex
            let end = (bytes.lastIndex { $0 > 0x20 } ?? start - 1) + 1
            var place = 0
            for index in start..<max(start, end) {
                let byte = bytes[index]
                guard byte < 0x80 else { return nil }
                let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                guard place < key.count, key[place] == (isCapital ? byte | 0x20 : byte) else {
                    return bytes[index...].contains { $0 >= 0x80 } ? nil : false
                }
                place += 1
            }
            return place == key.count
        }
        if let plain { return plain }
        // A letter without its accents is at most so much shorter.
        guard cell.utf8.count <= key.count * 6 + 16 else { return false }
        return Array(FoldedText.of(cell.trimmed).utf8) == key
    }
}

extension String {
    /// Without blanks and line breaks at both ends.
    var trimmed: Substring {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}

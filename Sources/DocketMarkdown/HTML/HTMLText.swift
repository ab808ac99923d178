/// What stands between the tags of HTML, as it is meant.
enum HTMLText {
    /// The text with its characters in place of their names (`&amp;`, `&#8364;`).
    static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        var text: [UInt8] = []
        var rest = bytes
        while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
            text += rest[..<mark]
            let name = rest[mark...].prefix(longestName).firstIndex(of: UInt8(ascii: ";"))
            if let name, let character = character(named: rest[mark...name]) {
                text += character.utf8
                rest = rest[(name + 1)...]
            } else {
                text.append(UInt8(ascii: "&"))
                rest = rest[(mark + 1)...]
            }
        }
        return String(decoding: text + rest, as: UTF8.self)
    }

    /// The text on one line: blanks and line ends, however many, are one blank.
    static func onOneLine(_ bytes: ArraySlice<UInt8>) -> String {
        var line: [UInt8] = []
        line.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte != UInt8(ascii: " "), !(0x09...0x0D).contains(byte) {
                line.append(byte)
            } else if line.last != UInt8(ascii: " ") {
                line.append(UInt8(ascii: " "))
            }
        }
        return decoded(line[...])
    }

    /// cmark knows the names, all 2,125 of them.
    private static func character(named name: ArraySlice<UInt8>) -> String? {
        guard name.dropFirst().dropLast().allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "&") }) else {
            return nil
        }
        let written = Array(name)
        return written.withUnsafeBytes { bytes in
            guard let tree = CmarkTree(parsing: bytes, extensions: []),
                let text = tree.root.firstChild?.firstChild, text.kind == .text, text.next == nil
            else { return nil }
            let character = text.literal
            return character.utf8.elementsEqual(written) ? nil : character
        }
    }

    private static let longestName = 34
}

package import DocketDomain

extension JSON {
    /// The document on one line of its own, with its line end. What JSON lets stand, but what steers terminals, turns the
    /// direction of text or is not seen, is escaped too: the text it is in stays the same.
    package var line: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return bytes.contains { $0 >= 0x7F } ? Self.escaped(bytes) : bytes
    }

    /// The same without the line end.
    package var lineText: String { String(decoding: line.dropLast(), as: UTF8.self) }

    private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.unicodeScalars.contains(where: isUnseen) else { return bytes }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(bytes.count + 64)
        for scalar in text.unicodeScalars {
            if isUnseen(scalar) {
                for unit in UTF16.encode(scalar) ?? .init() {
                    let digits = String(unit, radix: 16)
                    escaped += Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
                }
            } else {
                escaped += UTF8.encode(scalar) ?? .init()
            }
        }
        return escaped
    }

    /// DEL, C1 controls, marks of direction, separators and what has no width; but for the joiners of letters and emoji.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x7F: false
        case 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }
}

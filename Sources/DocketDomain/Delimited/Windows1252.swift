import Foundation

/// Text of Windows in the West, a byte for each character: what programs there write that know no UTF-8. Latin-1 is the
/// same but for controls that no text has.
enum Windows1252 {
    /// What stands for 0x80 to 0x9F; 0 where there is nothing.
    private static let upper: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// Whether bytes that are not UTF-8 are such a text: most of it is ASCII, none of it controls, and less of the rest
    /// reads as UTF-8 than does not.
    static func isLikely(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var (wide, broken, high) = (0, 0, 0)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                guard byte >= 0x20 || [0x09, 0x0A, 0x0C, 0x0D].contains(byte) else { return false }
                index += 1
                continue
            }
            let length = lengthOfUTF8(bytes, at: index)
            if length > 1 { wide += 1 } else { broken += 1 }
            for byte in bytes[index..<(index + max(1, length))] where byte < 0xA0 && upper[Int(byte) - 0x80] == 0 {
                // What Windows has no character for is no text of it; as a part of UTF-8 it says nothing.
                guard length > 1 else { return false }
            }
            high += max(1, length)
            index += max(1, length)
        }
        // Broken off in the middle of a character is all that is wrong with it.
        if broken == 1, let last = bytes.last, last >= 0xC0 { return false }
        return broken > wide && 2 * high < bytes.count
    }

    /// Bytes of the character in UTF-8 that begins here; 0 where there is none.
    private static func lengthOfUTF8(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let end = min(bytes.count, index + 4)
        var decoder = UTF8()
        var iterator = bytes[index..<end].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return 0 }
        return UTF8.width(scalar)
    }

    static func utf8(_ bytes: UnsafeBufferPointer<UInt8>) -> Data {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            guard byte >= 0x80 else {
                output.append(byte)
                continue
            }
            let value = byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt16(byte)
            if value < 0x800 {
                output.append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
            } else {
                output.append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
                output.append(0x80 | UInt8(truncatingIfNeeded: value >> 6) & 0x3F)
            }
            output.append(0x80 | UInt8(truncatingIfNeeded: value) & 0x3F)
        }
        return Data(output)
    }
}

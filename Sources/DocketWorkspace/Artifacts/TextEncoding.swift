import DocketDomain
import Foundation

/// What a file of text is encoded in.
enum TextEncoding {
    /// The bytes as UTF-8: those of UTF-16 are converted, with a byte order mark or without.
    ///
    /// - Throws: `invalidArgument` where they are neither, with the line.
    static func utf8(_ bytes: Data) throws(DocketError) -> Data {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            throw DocketError(.invalidArgument, "The content is UTF-32. Save it as UTF-8.")
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes.dropFirst(2), isLittleEndian: true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes.dropFirst(2), isLittleEndian: false) }
        if let isLittleEndian = looksLikeUTF16(bytes) { return try utf16(bytes, isLittleEndian: isLittleEndian) }
        guard let broken = firstInvalidUTF8(in: bytes) else { return bytes }
        let line = bytes.prefix(broken).count { $0 == UInt8(ascii: "\n") } + 1
        throw DocketError(
            .invalidArgument,
            "Line \(line) of the content is not UTF-8 text (at byte \(broken)). Convert it first, for example with `iconv -f WINDOWS-1252 -t UTF-8`."
        )
    }

    /// Of a text in Western letters in UTF-16, one half of nearly each pair of bytes is 0: whether it is the second; nothing
    /// where it is no such text.
    private static func looksLikeUTF16(_ bytes: Data) -> Bool? {
        var first = 0
        var second = 0
        let sample = bytes.prefix(4096)
        for (index, byte) in sample.enumerated() where byte == 0 {
            if index.isMultiple(of: 2) { first += 1 } else { second += 1 }
        }
        let pairs = sample.count / 2
        guard pairs > 1 else { return nil }
        if second * 10 >= pairs * 7, first * 8 <= second { return true }
        if first * 10 >= pairs * 7, second * 8 <= first { return false }
        return nil
    }

    private static func utf16(_ bytes: Data, isLittleEndian: Bool) throws(DocketError) -> Data {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var half: UInt8?
        for byte in bytes {
            guard let before = half else {
                half = byte
                continue
            }
            units.append(
                isLittleEndian ? UInt16(byte) << 8 | UInt16(before) : UInt16(before) << 8 | UInt16(byte))
            half = nil
        }
        guard half == nil else {
            throw DocketError(
                .invalidArgument, "The content is UTF-16 that breaks off: it ends in the middle of a character.")
        }
        if units.first == 0xFEFF { units.removeFirst() }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw DocketError(
                .invalidArgument,
                "Line \(firstBrokenLine(in: units)) of the content is broken UTF-16. Save the file as UTF-8.")
        }
        return Data(text.utf8)
    }

    private static func firstBrokenLine(in units: [UInt16]) -> Int {
        var decoder = UTF16()
        var iterator = units.makeIterator()
        var line = 1
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            if scalar == "\n" { line += 1 }
        }
        return line
    }

    /// Where the bytes stop being UTF-8.
    private static func firstInvalidUTF8(in bytes: Data) -> Int? {
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return offset
            }
        }
    }
}

package import Foundation

/// What a file of text is encoded in.
package enum TextEncoding {
    /// The bytes as UTF-8: those of UTF-16 are converted, with a byte order mark or without, and so are those of
    /// Windows-1252.
    ///
    /// - Throws: `invalidArgument` where they are none of these, with the line.
    package static func utf8(_ bytes: Data) throws(DocketError) -> Data { try decoded(bytes).bytes }

    /// The same, and what has to be said about it: that they were taken for another encoding, which nothing in them names.
    package static func decoded(_ bytes: Data) throws(DocketError) -> (bytes: Data, warning: String?) {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            throw DocketError(.invalidArgument, "The content is UTF-32. Save it as UTF-8.")
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return (try utf16(bytes.dropFirst(2), isLittleEndian: true), nil) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (try utf16(bytes.dropFirst(2), isLittleEndian: false), nil) }
        if looksLikeUTF32(bytes) { throw DocketError(.invalidArgument, "The content is UTF-32. Save it as UTF-8.") }
        if let isLittleEndian = looksLikeUTF16(bytes) {
            return (try utf16(bytes, isLittleEndian: isLittleEndian), nil)
        }
        let result = bytes.withUnsafeBytes { raw in decoded(raw.bindMemory(to: UInt8.self)) }
        return (result.converted ?? bytes, try result.warning.get())
    }

    private static func decoded(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (converted: Data?, warning: Result<String?, DocketError>) {
        guard let broken = firstInvalidUTF8(in: bytes) else { return (nil, .success(nil)) }
        let line = bytes[..<broken].count { $0 == UInt8(ascii: "\n") } + 1
        guard Windows1252.isLikely(bytes) else { return (nil, .failure(isNoText(bytes, line: line, byte: broken))) }
        return (
            Windows1252.utf8(bytes),
            .success(
                "The content is not UTF-8 (line \(line)) and was read as Windows-1252. Where letters are wrong, convert it to UTF-8 and give it again."
            )
        )
    }

    private static func isNoText(_ bytes: UnsafeBufferPointer<UInt8>, line: Int, byte: Int) -> DocketError {
        let blanks: Set<UInt8> = [0x09, 0x0A, 0x0C, 0x0D, 0x1B]
        if bytes.prefix(4096).contains(where: { $0 < 0x20 && !blanks.contains($0) }) {
            return DocketError(
                .invalidArgument,
                "The content is no text: it has control characters. Give a file of text, such as CSV.")
        }
        return DocketError(
            .invalidArgument,
            "Line \(line) of the content is not UTF-8 text (at byte \(byte)). Convert it first, for example with `iconv -f WINDOWS-1252 -t UTF-8`."
        )
    }

    /// Whether of all groups of four bytes the first two are 0, or the last two.
    private static func looksLikeUTF32(_ bytes: Data) -> Bool {
        let sample = Array(bytes.prefix(64))
        guard sample.count > 7 else { return false }
        let groups = stride(from: 0, to: sample.count - 3, by: 4).map { sample[$0..<($0 + 4)] }
        return groups.allSatisfy { $0.prefix(2).elementsEqual([0, 0]) && $0.last != 0 }
            || groups.allSatisfy { $0.suffix(2).elementsEqual([0, 0]) && $0.first != 0 }
    }

    /// Whether it is UTF-16 without a byte order mark, and in which order; nothing where it is no such text.
    ///
    /// Of a text in Western letters one half of nearly each pair of bytes is 0: the second, or the first. Of one in other
    /// letters only line ends, separators and digits have a 0; then it is UTF-16 if it reads as text in one of the orders.
    private static func looksLikeUTF16(_ bytes: Data) -> Bool? {
        let sample = bytes.prefix(4096)
        var zeros = (first: 0, second: 0)
        for (index, byte) in sample.enumerated() where byte == 0 {
            if index.isMultiple(of: 2) { zeros.first += 1 } else { zeros.second += 1 }
        }
        let pairs = sample.count / 2
        guard pairs > 1, zeros.first + zeros.second > 0 else { return nil }
        if zeros.second * 10 >= pairs * 7, zeros.first * 8 <= zeros.second { return true }
        if zeros.first * 10 >= pairs * 7, zeros.second * 8 <= zeros.first { return false }
        guard bytes.count.isMultiple(of: 2) else { return nil }
        if isText(sample, isLittleEndian: true) { return true }
        if isText(sample, isLittleEndian: false) { return false }
        return nil
    }

    /// Whether bytes read as UTF-16 are a text with lines in it, and few of the bytes that would end a line are parts of
    /// other characters: of a text in bytes with a 0 somewhere, most of them would be.
    private static func isText(_ sample: Data, isLittleEndian: Bool) -> Bool {
        let bytes = Array(sample)
        let lineFeed = UInt8(ascii: "\n")
        var lines = 0
        var index = 0
        while index + 1 < bytes.count {
            let (high, low) = isLittleEndian ? (bytes[index + 1], bytes[index]) : (bytes[index], bytes[index + 1])
            let unit = UInt16(high) << 8 | UInt16(low)
            switch unit {
            case 0x0A: lines += 1
            case 0x09, 0x0D: break
            case 0..<0x20, 0x7F..<0xA0, 0xE000..<0xF900, 0xFFFE...: return false
            default: break
            }
            index += 2
        }
        return lines > 0 && bytes.count { $0 == lineFeed } * 2 <= lines * 3
    }

    private static func utf16(_ bytes: Data, isLittleEndian: Bool) throws(DocketError) -> Data {
        guard bytes.count.isMultiple(of: 2) else {
            throw DocketError(
                .invalidArgument, "The content is UTF-16 that breaks off: it ends in the middle of a character.")
        }
        let result = bytes.withUnsafeBytes { raw in utf8(of: UTF16Units(bytes: raw, isLittleEndian: isLittleEndian)) }
        return try result.get()
    }

    private static func utf8(of units: UTF16Units) -> Result<Data, DocketError> {
        var output: [UInt8] = []
        output.reserveCapacity(units.count)
        var (line, isBroken) = (1, false)
        var decoder = UTF16()
        var iterator = units.makeIterator()
        loop: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar):
                if scalar == "\u{FEFF}", output.isEmpty { continue }
                if scalar == "\n" { line += 1 }
                output.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
            case .emptyInput: break loop
            case .error:
                isBroken = true
                break loop
            }
        }
        return isBroken
            ? .failure(
                DocketError(
                    .invalidArgument, "Line \(line) of the content is broken UTF-16. Save the file as UTF-8."))
            : .success(Data(output))
    }

    /// Where the bytes stop being UTF-8.
    private static func firstInvalidUTF8(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        if ByteScan.isASCII(bytes) { return nil }
        do {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}

/// Bytes as the units of UTF-16.
private struct UTF16Units: Sequence {
    let bytes: UnsafeRawBufferPointer
    let isLittleEndian: Bool

    var count: Int { bytes.count / 2 }

    func makeIterator() -> some IteratorProtocol<UInt16> {
        (0..<count).lazy.map { index in
            let unit = bytes.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)
            return isLittleEndian ? UInt16(littleEndian: unit) : UInt16(bigEndian: unit)
        }.makeIterator()
    }
}

/// A number as people write it in a table: `1,250.00`, `0.45%`, `€ 12`, `(300)`, `1.2M`.
struct CellNumber: Hashable, Sendable {
    /// A percentage counts as its number: `0.45%` is 0.45.
    let value: Double
    /// Bytes of the text up to the end of the whole part; what follows hangs to the right of the decimal point.
    let wholeEnd: Int
    /// Digits after the decimal point.
    let decimals: Int
    let isPercent: Bool
    /// Where the currency stands, as ranges of bytes.
    let prefix: Range<Int>
    let suffix: Range<Int>

    /// Nil for what is no number.
    init?(_ text: String) {
        let parsed = text.utf8.withContiguousStorageIfAvailable { CellNumber($0) }
        if let parsed {
            guard let parsed else { return nil }
            self = parsed
        } else {
            guard let parsed = Array(text.utf8).withUnsafeBufferPointer({ CellNumber($0) }) else { return nil }
            self = parsed
        }
    }

    /// Reads a whole cell. Longer cells than any number are text.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= 64 else { return nil }
        var reader = CellReader(bytes)
        reader.skipBlanks()
        let isParenthesised = reader.skip(UInt8(ascii: "("))
        var isNegative = reader.skipSign() ?? false
        let prefixStart = reader.position
        reader.skipCurrency()
        let prefixEnd = reader.position
        reader.skipBlanks()
        if !isNegative, let sign = reader.skipSign() { isNegative = sign }
        guard let digits = DecimalDigits(&reader) else { return nil }
        var scale = reader.skipScale()
        reader.skipBlanks()
        let suffixStart = reader.position
        let isPercent = reader.skip(UInt8(ascii: "%"))
        if !isPercent {
            if prefixStart == prefixEnd { reader.skipCurrency() }
            if scale == 1 { scale = reader.skipScale() }
        }
        let suffixEnd = reader.position
        reader.skipBlanks()
        if isParenthesised, !reader.skip(UInt8(ascii: ")")) { return nil }
        reader.skipBlanks()
        guard reader.isAtEnd, let magnitude = digits.value else { return nil }
        value = (isNegative != isParenthesised ? -magnitude : magnitude) * scale
        wholeEnd = digits.wholeEnd
        decimals = digits.decimals
        self.isPercent = isPercent
        prefix = prefixStart..<prefixEnd
        suffix = suffixStart..<suffixEnd
    }
}

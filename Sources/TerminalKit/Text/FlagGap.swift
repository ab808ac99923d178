/// Keeps flags apart from what stands beside them.
///
/// A flag is drawn as the two letters of its country, since no terminal is sure to join two regional indicators to the
/// flag that was meant. A blank between it and another flag, a letter or a digit keeps `CH DE` from being `CHDE`.
struct FlagGap {
    private var isAfterFlag = false
    /// Whether an ASCII letter or digit stands before.
    private var isAfterWord = false
    /// What stands before, where it is not ASCII: whether it is a letter or a digit is asked beside a flag only.
    private var previous: Unicode.Scalar?

    /// Columns of blank before an ASCII character, which is then what stands before the next one.
    mutating func columns(before byte: UInt8) -> Int {
        let isWord = (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
        defer {
            isAfterFlag = false
            isAfterWord = isWord
            previous = nil
        }
        return isAfterFlag && isWord ? 1 : 0
    }

    /// Columns of blank before a cluster, which is then what stands before the next one.
    mutating func columns(before cluster: Character) -> Int {
        cluster.unicodeScalars.first.map { columns(before: $0) } ?? 0
    }

    /// The same before a cluster that begins with a scalar.
    mutating func columns(before first: Unicode.Scalar) -> Int {
        guard ScalarKind(first).isDrawn else { return 0 }
        let isFlag = first.isRegionalIndicator
        // What else is a letter matters beside a flag only.
        let isApart = isAfterFlag ? isFlag || Self.isWord(first) : isFlag && (previous.map(Self.isWord) ?? isAfterWord)
        isAfterFlag = isFlag
        previous = first
        return isApart ? 1 : 0
    }

    /// Whether a cluster that begins with it is a letter or a number.
    private static func isWord(_ first: Unicode.Scalar) -> Bool {
        first.properties.isAlphabetic || first.properties.numericType != nil
    }
}

import DocketDomain

/// A cell that holds a list of numbers.
enum NumberList {
    /// The numbers of `[1, 2.5, null]` or, as PostgreSQL writes arrays, `{1,2.5,NULL}`; nil in it for what is none.
    ///
    /// Nil for any other cell, for lists of fewer than three numbers, and for those that are longer than is read at once.
    static func values(of cell: String) -> [Double?]? {
        guard cell.utf8.count <= longest else { return nil }
        return cell.withBytes { bytes in
            guard let inner = inner(bytes) else { return nil }
            var values: [Double?] = []
            var known = 0
            for part in inner.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
                switch element(part) {
                case .number(let value):
                    values.append(value)
                    known += 1
                case .gap: values.append(nil)
                case .other: return nil
                }
            }
            return known >= least ? values : nil
        }
    }

    private static let least = 3
    /// Bytes of a cell: a number for each day of some years.
    private static let longest = 8192

    private enum Element {
        case number(Double)
        case gap
        case other
    }

    /// What is between the brackets.
    private static func inner(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>.SubSequence? {
        let whole = trimmed(bytes[...])
        guard let first = whole.first, let last = whole.last, whole.count > 2,
            (first, last) == (UInt8(ascii: "["), UInt8(ascii: "]"))
                || (first, last) == (UInt8(ascii: "{"), UInt8(ascii: "}"))
        else { return nil }
        return whole.dropFirst().dropLast()
    }

    private static func element(_ part: UnsafeBufferPointer<UInt8>.SubSequence) -> Element {
        let text = String(decoding: trimmed(part), as: UTF8.self)
        if text.utf8.allSatisfy(isOfNumber), let value = Double(text) {
            return value.isFinite ? .number(value) : .gap
        }
        return gaps.contains(text.lowercased()) ? .gap : .other
    }

    private static func trimmed(
        _ part: UnsafeBufferPointer<UInt8>.SubSequence
    ) -> UnsafeBufferPointer<UInt8>.SubSequence {
        var part = part.drop(while: isBlank)
        while part.last.map(isBlank) ?? false { part.removeLast() }
        return part
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    private static let gaps: Set<String> = ["null", "none", "nan", "infinity", "-infinity"]
}

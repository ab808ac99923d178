/// What one cell shows: a spacing scalar and up to four that join it, without memory of its own.
///
/// A cell of the terminal driver holds five wide characters (`CCHARW_MAX` of ncurses); a scalar needs
/// 21 bits, so three lie in the first word and two, with the width, in the second.
package struct Glyph: Hashable, Sendable {
    private var low: UInt64
    private var high: UInt64

    private static let scalarBits: UInt64 = 21
    private static let scalarMask: UInt64 = (1 << 21) - 1
    private static let widthShift: UInt64 = 42

    /// Scalars that a cell can hold.
    package static let capacity = 5

    init(_ scalar: Unicode.Scalar, width: Int) {
        low = UInt64(scalar.value)
        high = UInt64(truncatingIfNeeded: width) << Self.widthShift
    }

    init(ascii byte: UInt8) {
        low = UInt64(byte)
        high = 1 << Self.widthShift
    }

    /// An empty cell.
    package static let blank = Glyph(ascii: 0x20)
    /// The second column of a wide glyph; it shows nothing of its own.
    package static let continuation = Glyph("\0", width: 0)

    /// Columns that it takes: 1 or 2, and 0 for the second column of a wide one.
    package var width: Int { Int(high >> Self.widthShift) }
    package var isContinuation: Bool { low == 0 }

    /// Adds a scalar that has no width of its own; what does not fit is dropped.
    mutating func join(_ scalar: Unicode.Scalar) {
        let value = UInt64(scalar.value)
        if low >> Self.scalarBits == 0 {
            low |= value << Self.scalarBits
        } else if low >> (2 * Self.scalarBits) == 0 {
            low |= value << (2 * Self.scalarBits)
        } else if high & Self.scalarMask == 0 {
            high |= value
        } else if (high >> Self.scalarBits) & Self.scalarMask == 0 {
            high |= value << Self.scalarBits
        }
    }

    /// The value of the scalar at a place below `capacity`; 0 where there is none.
    package func scalarValue(at index: Int) -> UInt32 {
        let word = index < 3 ? low : high
        let shift = UInt64(index < 3 ? index : index - 3) * Self.scalarBits
        return UInt32(truncatingIfNeeded: (word >> shift) & Self.scalarMask)
    }

    /// The first scalar; a space for the second column of a wide glyph.
    package var base: Unicode.Scalar {
        isContinuation ? " " : Unicode.Scalar(scalarValue(at: 0)) ?? "\u{FFFD}"
    }

    /// The scalars as text; empty for the second column of a wide glyph.
    package var text: String {
        var result = ""
        append(to: &result)
        return result
    }

    func append(to text: inout String) {
        for index in 0..<Self.capacity {
            let value = scalarValue(at: index)
            guard value != 0 else { return }
            text.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
    }
}

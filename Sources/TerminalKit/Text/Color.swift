/// A colour of the terminal: its own default, or a place in its palette.
package struct Color: Hashable, Sendable {
    let code: UInt16

    /// Whatever the cell had before something was drawn over it.
    package static let inherited = Color(code: 0)
    /// The terminal's own text or background colour.
    package static let standard = Color(code: 1)

    /// A colour of the palette: 0 to 7 plain, 8 to 15 bright, 16 to 255 where the terminal has them.
    package static func palette(_ index: UInt8) -> Color {
        Color(code: UInt16(index) + 2)
    }

    /// The place in the palette; nil for the terminal's own colour.
    package var index: UInt8? {
        code < 2 ? nil : UInt8(truncatingIfNeeded: code - 2)
    }

    package static let black = palette(0)
    package static let red = palette(1)
    package static let green = palette(2)
    package static let yellow = palette(3)
    package static let blue = palette(4)
    package static let magenta = palette(5)
    package static let cyan = palette(6)
    package static let white = palette(7)
    package static let brightBlack = palette(8)
    package static let brightRed = palette(9)
    package static let brightGreen = palette(10)
    package static let brightYellow = palette(11)
    package static let brightBlue = palette(12)
    package static let brightMagenta = palette(13)
    package static let brightCyan = palette(14)
    package static let brightWhite = palette(15)
}

extension Color {
    /// The nearest colour of a smaller palette: an index below `count`.
    ///
    /// Above the first sixteen, xterm's palette is a 6 × 6 × 6 cube and a ramp of greys.
    package func reduced(to count: Int) -> Color {
        guard let index, Int(index) >= count else { return self }
        if index < 16 { return .palette(index % 8) }
        let (red, green, blue) = Self.components(of: index)
        let strongest = max(red, green, blue)
        guard strongest > 50 else { return .black }
        let bits =
            (red * 2 > strongest ? 1 : 0) | (green * 2 > strongest ? 2 : 0) | (blue * 2 > strongest ? 4 : 0)
        let isGrey = bits == 7
        let isBright = isGrey ? strongest > 210 : strongest > 190
        if count < 16 { return .palette(UInt8(isGrey && strongest < 90 ? 0 : bits)) }
        if isGrey, strongest < 140 { return .brightBlack }
        return .palette(UInt8(bits + (isBright ? 8 : 0)))
    }

    /// Red, green and blue from 0 to 255.
    private static func components(of index: UInt8) -> (Int, Int, Int) {
        if index >= 232 {
            let grey = 8 + 10 * (Int(index) - 232)
            return (grey, grey, grey)
        }
        let cube = Int(index) - 16
        let levels = [0, 95, 135, 175, 215, 255]
        return (levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
    }
}

import TerminalKit

/// Of what a chart is drawn in a terminal.
package enum ChartCells: String, Hashable, Sendable, CaseIterable {
    /// Dots of Braille, which most fonts have.
    case braille
    /// Eighths of a cell (Unicode 16): denser, where the font has them.
    case octants
    case ascii

    /// Whether the system's C library knows octants; else curses draws nothing for them.
    static let hasOctants = TextWidth.standard.width(of: Unicode.Scalar(0x1CD00) ?? " ") == 1

    /// Dots of a cell as one character; bits row by row, left before right.
    func character(_ dots: UInt8) -> Character {
        switch self {
        case .braille: Self.braille(dots)
        case .octants: Self.allOctants[Int(dots)]
        case .ascii: "*"
        }
    }

    private static func braille(_ dots: UInt8) -> Character {
        // Braille counts its dots down the left side, then down the right one; the lowest two came later.
        let places: [UInt32] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
        let bits = (0..<8).reduce(UInt32(0)) { dots & (1 << $1) == 0 ? $0 : $0 | places[$1] }
        return Unicode.Scalar(0x2800 + bits).map(Character.init) ?? " "
    }

    /// Octants stand in the order of their bits, without those that were characters before.
    private static let allOctants: [Character] = {
        let known: [UInt8: Character] = [
            0: " ", 1: "\u{1CEA8}", 2: "\u{1CEAB}", 3: "\u{1FB82}", 5: "▘", 10: "▝", 15: "▀", 20: "\u{1FBE6}",
            40: "\u{1FBE7}", 63: "\u{1FB85}", 64: "\u{1CEA3}", 128: "\u{1CEA0}", 192: "▂", 80: "▖", 160: "▗", 240: "▄",
            252: "▆", 85: "▌", 170: "▐", 255: "█", 90: "▞", 165: "▚", 95: "▛", 175: "▜", 245: "▙", 250: "▟",
        ]
        var next: UInt32 = 0x1CD00
        return (0...255).map { dots in
            if let character = known[UInt8(dots)] { return character }
            defer { next += 1 }
            return Unicode.Scalar(next).map(Character.init) ?? " "
        }
    }()
}

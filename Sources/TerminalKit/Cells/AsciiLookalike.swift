/// ASCII stand-ins for the lines and signs that interfaces are drawn with.
enum AsciiLookalike {
    /// A printable ASCII character for a scalar; `?` where nothing resembles it.
    static func byte(for scalar: Unicode.Scalar) -> UInt8 {
        if (0x20..<0x7F).contains(scalar.value) { return UInt8(scalar.value) }
        switch scalar {
        case "─", "━", "╌", "┄", "═", "–", "—", "‑", "−", "‐": return UInt8(ascii: "-")
        case "│", "┃", "║", "┆", "╎", "▏", "▎", "▍", "▕", "▐": return UInt8(ascii: "|")
        case "┌"..."╋", "╒"..."╬", "╭"..."╰": return UInt8(ascii: "+")
        case "█", "▓", "▉", "▊", "▋", "■", "▮", "▬": return UInt8(ascii: "#")
        case "▒", "░", "·", "․", "∙": return UInt8(ascii: ".")
        case "…", "⋯": return UInt8(ascii: "~")
        case "▌", "▸", "▶", "→", "»", "›", "❯", "►", "▷": return UInt8(ascii: ">")
        case "◂", "◀", "←", "«", "‹", "◄", "❮": return UInt8(ascii: "<")
        case "▲", "↑", "▴", "△": return UInt8(ascii: "^")
        case "▼", "↓", "▾", "▽": return UInt8(ascii: "v")
        case "●", "◉", "•", "◆", "⬤", "✱", "★", "☆", "◐": return UInt8(ascii: "*")
        case "▪", "▫": return UInt8(ascii: "*")
        case "▣", "▩": return UInt8(ascii: "#")
        case "⌁": return UInt8(ascii: "&")
        case "↵", "⏎", "\u{2424}": return UInt8(ascii: "/")
        case "\u{2400}"..."\u{2423}", "\u{2425}", "\u{2426}": return UInt8(ascii: "^")
        case "⟨": return UInt8(ascii: "<")
        case "⟩": return UInt8(ascii: ">")
        case "○", "◌", "◯", "◦": return UInt8(ascii: "o")
        case "✓", "✔": return UInt8(ascii: "y")
        case "×", "✗", "✘", "✕", "✖": return UInt8(ascii: "x")
        case "⚠": return UInt8(ascii: "!")
        case "▤", "▦", "▥", "▧": return UInt8(ascii: "=")
        case "✎", "✏", "✐": return UInt8(ascii: "~")
        case "“", "”", "„": return UInt8(ascii: "\"")
        case "‘", "’", "‚": return UInt8(ascii: "'")
        case "\u{A0}", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{205F}", "\u{3000}": return UInt8(ascii: " ")
        default: return UInt8(ascii: "?")
        }
    }
}

/// ASCII stand-ins for the lines and signs that interfaces are drawn with. No sign becomes a letter: it would look like
/// a key.
enum AsciiLookalike {
    /// A printable ASCII character for a scalar; `?` where nothing resembles it.
    static func byte(for scalar: Unicode.Scalar) -> UInt8 {
        if (0x20..<0x7F).contains(scalar.value) { return UInt8(scalar.value) }
        switch scalar {
        case "─", "━", "╌", "┄", "═", "–", "—", "‑", "−", "‐": return UInt8(ascii: "-")
        case "│", "┃", "║", "┆", "╎", "▏", "▎", "▍", "▕", "▐": return UInt8(ascii: "|")
        case "┌"..."╋", "╒"..."╬", "╭"..."╰": return UInt8(ascii: "+")
        case "█", "▓", "▉", "▊", "▋", "■", "▮", "▬": return UInt8(ascii: "#")
        case "▁", "▂": return UInt8(ascii: "_")
        case "▃", "▄", "▅": return UInt8(ascii: "=")
        case "▆", "▇": return UInt8(ascii: "#")
        case "▒", "░", "·", "․", "∙": return UInt8(ascii: ".")
        case "…", "⋯": return UInt8(ascii: "~")
        case "▌", "▸", "▶", "→", "»", "›", "❯", "►", "▷": return UInt8(ascii: ">")
        case "◂", "◀", "←", "«", "‹", "◄", "❮": return UInt8(ascii: "<")
        case "▲", "↑", "▴", "△": return UInt8(ascii: "^")
        case "▼", "↓", "▾", "▽": return UInt8(ascii: "_")
        case "●", "◉", "•", "◆", "⬤", "✱", "★", "☆", "◐", "✓", "✔": return UInt8(ascii: "*")
        case "▪", "▫": return UInt8(ascii: "*")
        case "▣", "▩": return UInt8(ascii: "#")
        case "⌁": return UInt8(ascii: "&")
        case "↵", "⏎", "\u{2424}": return UInt8(ascii: "/")
        case "\u{2400}"..."\u{2423}", "\u{2425}", "\u{2426}": return UInt8(ascii: "^")
        case "⟨": return UInt8(ascii: "<")
        case "⟩": return UInt8(ascii: ">")
        case "○", "◌", "◯", "◦": return UInt8(ascii: ".")
        // Between numbers it is read as what it is.
        case "×": return UInt8(ascii: "x")
        case "⚠", "✗", "✘", "✕", "✖": return UInt8(ascii: "!")
        case "▤", "▦", "▥", "▧": return UInt8(ascii: "=")
        case "✎", "✏", "✐": return UInt8(ascii: "~")
        case "“", "”", "„": return UInt8(ascii: "\"")
        case "‘", "’", "‚": return UInt8(ascii: "'")
        case "\u{A0}", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{205F}", "\u{3000}": return UInt8(ascii: " ")
        default: return UInt8(ascii: "?")
        }
    }
}

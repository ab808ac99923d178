import CNcursesw
import TerminalKit

/// Gives each combination of two colours a colour pair of curses when it is first drawn.
struct ColorPairs {
    /// The colours in use: 256, 16, 8, or 0 for none.
    let colors: Int
    private let limit: Int
    private let hasDefault: Bool
    private var pairs: [UInt32: Int32] = [:]

    /// Asks the terminal that curses has just opened.
    init(isWanted: Bool) {
        guard isWanted, has_colors(), start_color() == OK else {
            colors = 0
            limit = 0
            hasDefault = false
            return
        }
        hasDefault = use_default_colors() == OK
        let available = Int(cursesw_colors())
        colors = available >= 256 ? 256 : available >= 16 ? 16 : available >= 8 ? 8 : 0
        limit = min(Int(cursesw_color_pairs()), 32_000)
    }

    /// The pair for a style whose colours were reduced to the palette.
    mutating func pair(for style: Style) -> Int32 {
        guard colors > 0, style.foreground.index != nil || style.background.index != nil else { return 0 }
        let foreground = number(style.foreground, otherwise: COLOR_WHITE)
        let background = number(style.background, otherwise: COLOR_BLACK)
        let key = UInt32(UInt16(truncatingIfNeeded: foreground)) << 16 | UInt32(UInt16(truncatingIfNeeded: background))
        if let pair = pairs[key] { return pair }
        let pair = Int32(pairs.count + 1)
        guard Int(pair) < limit, init_extended_pair(pair, foreground, background) == OK else { return 0 }
        pairs[key] = pair
        return pair
    }

    private func number(_ color: Color, otherwise fallback: Int32) -> Int32 {
        color.index.map(Int32.init) ?? (hasDefault ? -1 : fallback)
    }
}

import DocketCharts
import TerminalKit

/// How series look: by colour where there are colours, and always by a sign or a pattern.
struct ChartLook {
    let theme: Theme
    let cells: ChartCells
    /// Whether colours can't be relied upon.
    let isPlain: Bool

    func style(_ series: ChartSeriesMark) -> Style {
        series.isOthers || theme.series.isEmpty ? theme.muted : theme.series[series.index % theme.series.count]
    }

    /// The sign of a series, at its points and in the legend.
    func sign(_ series: ChartSeriesMark) -> Character {
        let signs = cells == .ascii ? Self.asciiSigns : Self.signs
        return series.isOthers ? (cells == .ascii ? "." : "·") : signs[series.index % signs.count]
    }

    private static let signs: [Character] = ["●", "○", "▲", "△", "■", "□", "◆", "◇", "✖", "+", "x", "*"]
    private static let asciiSigns: [Character] = ["*", "o", "+", "x", "#", "@", "%", "=", "&", "$", "~", "^"]

    /// What bars and areas of a series are filled with, where a colour does not tell them apart.
    func fill(_ series: ChartSeriesMark) -> Character {
        let fills = cells == .ascii ? Self.asciiFills : Self.fills
        return series.isOthers ? (cells == .ascii ? "." : "·") : fills[series.index % fills.count]
    }

    private static let fills: [Character] = ["█", "▒", "░", "▓", "╳", "╱", "╲", "┼", "═", "║", "+", "x"]
    private static let asciiFills: [Character] = ["#", "o", "+", "=", "*", "x", "%", "@", "&", "$", "~", "^"]

    /// A shade from 0 to 1.
    func shade(_ share: Double) -> Character {
        let shades: [Character] = cells == .ascii ? Self.asciiShades : ["░", "▒", "▓", "█"]
        let place = Int(share * Double(shades.count))
        return shades[min(max(place, 0), shades.count - 1)]
    }

    private static let asciiShades: [Character] = [".", ":", "-", "=", "+", "*", "#", "%", "@"]
}

import TerminalKit

/// The colours that a theme is made from; roles that have none inherit what is below them.
struct Palette {
    var muted = Style.dim
    var accent = Color.inherited
    var link = Color.inherited
    var success = Color.inherited
    var warning = Color.inherited
    var error = Color.inherited
    var code = Color.inherited
    var keyword = Color.inherited
    var string = Color.inherited
    var comment = Color.inherited
    var number = Color.inherited
    var name = Color.inherited
    var matchText = Color.inherited
    var match = Color.inherited
    var matchCurrent = Color.inherited
    /// A background that is hardly different from the terminal's own.
    var shade = Color.inherited

    /// Of a chart's series.
    var series: [Color] = []

    static let mono = Palette()

    init() {}

    init(_ name: ThemeName, colors: Int) {
        switch name {
        case .mono: self = .mono
        case .auto: self = .auto(hasShades: colors >= 256)
        case .dark: self = .dark(hasShades: colors >= 256)
        case .light: self = .light(hasShades: colors >= 256)
        }
    }

    /// For a background that is not known: colours in the middle, whose contrast to black and to white is 3.4 at least
    /// (WCAG 2.2, 1.4.3). Of the plain ones, which each terminal shows in its own way, only red and magenta are readable
    /// on both; the rest is told by bold and underlined text alone.
    private static func auto(hasShades: Bool) -> Palette {
        var palette = Palette()
        palette.muted = hasShades ? Style(.palette(243)) : .dim
        palette.accent = hasShades ? .palette(31) : .inherited
        palette.link = hasShades ? .palette(27) : .inherited
        palette.success = hasShades ? .palette(28) : .inherited
        palette.warning = hasShades ? .palette(130) : .magenta
        palette.error = hasShades ? .palette(160) : .red
        palette.keyword = hasShades ? .palette(133) : .magenta
        palette.string = hasShades ? .palette(28) : .inherited
        palette.comment = hasShades ? .palette(243) : .inherited
        palette.number = hasShades ? .palette(130) : .inherited
        palette.name = hasShades ? .palette(31) : .inherited
        palette.series = hasShades ? Self.colors([31, 130, 133, 28, 160, 27, 97, 94, 67, 168, 64, 101]) : []
        palette.setMatch(.black, on: .yellow, current: .cyan)
        return palette
    }

    private static func dark(hasShades: Bool) -> Palette {
        var palette = Palette()
        palette.muted = Style(hasShades ? .palette(246) : .brightBlack)
        palette.accent = hasShades ? .palette(80) : .brightCyan
        palette.link = hasShades ? .palette(75) : .brightBlue
        palette.success = hasShades ? .palette(114) : .brightGreen
        palette.warning = hasShades ? .palette(221) : .brightYellow
        palette.error = hasShades ? .palette(203) : .brightRed
        palette.code = hasShades ? .palette(252) : .inherited
        palette.keyword = hasShades ? .palette(176) : .brightMagenta
        palette.string = hasShades ? .palette(150) : .brightGreen
        palette.comment = hasShades ? .palette(245) : .brightBlack
        palette.number = hasShades ? .palette(216) : .brightYellow
        palette.name = hasShades ? .palette(117) : .brightBlue
        palette.setMatch(.black, on: hasShades ? .palette(222) : .yellow, current: hasShades ? .palette(80) : .cyan)
        palette.shade = hasShades ? .palette(235) : .inherited
        palette.series =
            hasShades
            ? Self.colors([80, 216, 176, 114, 75, 221, 203, 150, 183, 117, 209, 186])
            : [.brightCyan, .brightYellow, .brightMagenta, .brightGreen, .brightBlue, .brightRed]
        return palette
    }

    private static func light(hasShades: Bool) -> Palette {
        var palette = Palette()
        palette.muted = hasShades ? Style(.palette(241)) : .dim
        palette.accent = hasShades ? .palette(24) : .blue
        palette.link = hasShades ? .palette(25) : .blue
        palette.success = hasShades ? .palette(28) : .green
        palette.warning = hasShades ? .palette(130) : .magenta
        palette.error = hasShades ? .palette(124) : .red
        palette.keyword = hasShades ? .palette(90) : .magenta
        palette.string = hasShades ? .palette(28) : .green
        palette.comment = hasShades ? .palette(241) : .cyan
        palette.number = hasShades ? .palette(130) : .red
        palette.name = hasShades ? .palette(24) : .blue
        palette.setMatch(.black, on: hasShades ? .palette(222) : .yellow, current: hasShades ? .palette(117) : .cyan)
        palette.shade = hasShades ? .palette(254) : .inherited
        palette.series =
            hasShades
            ? Self.colors([24, 130, 90, 28, 124, 25, 58, 97, 94, 66, 162, 60]) : [.blue, .red, .magenta, .green, .cyan]
        return palette
    }

    private static func colors(_ indices: [UInt8]) -> [Color] { indices.map(Color.palette) }

    private mutating func setMatch(_ text: Color, on background: Color, current: Color) {
        matchText = text
        match = background
        matchCurrent = current
    }
}

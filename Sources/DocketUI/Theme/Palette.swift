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

    static let mono = Palette()

    init() {}

    init(_ name: ThemeName, colors: Int) {
        switch name {
        case .mono: self = .mono
        case .auto: self = .auto
        case .dark: self = .dark(hasShades: colors >= 256)
        case .light: self = .light(hasShades: colors >= 256)
        }
    }

    /// Plain colours only: a terminal's palette keeps those readable on its own background, dark or light.
    private static var auto: Palette {
        var palette = Palette()
        palette.accent = .cyan
        palette.link = .blue
        palette.success = .green
        palette.warning = .yellow
        palette.error = .red
        palette.keyword = .magenta
        palette.string = .green
        palette.comment = .cyan
        palette.number = .yellow
        palette.name = .blue
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
        return palette
    }

    private mutating func setMatch(_ text: Color, on background: Color, current: Color) {
        matchText = text
        match = background
        matchCurrent = current
    }
}

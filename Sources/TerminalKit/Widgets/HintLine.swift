/// Keys and what they do, as many as fit in one row.
package struct HintLine: Widget {
    /// A key and the word for what it does.
    package struct Hint: Hashable, Sendable {
        package let key: String
        package let label: String
        package let isEnabled: Bool

        package init(_ key: String, _ label: String, isEnabled: Bool = true) {
            self.key = key
            self.label = label
            self.isEnabled = isEnabled
        }
    }

    package var hints: [Hint]
    /// How many of the last hints are shown before any other.
    package var pinned: Int
    package var keyStyle: Style
    package var labelStyle: Style
    package var disabledStyle: Style

    package init(
        _ hints: [Hint], pinned: Int = 1, keyStyle: Style = .bold, labelStyle: Style = .plain,
        disabledStyle: Style = .dim
    ) {
        self.hints = hints
        self.pinned = pinned
        self.keyStyle = keyStyle
        self.labelStyle = labelStyle
        self.disabledStyle = disabledStyle
    }

    /// The hints that fit into so many columns, in their order.
    package func fitting(_ columns: Int, widths: TextWidth = .standard) -> [Hint] {
        var room = columns - 1
        let last = hints.suffix(pinned).filter { hint in
            let needed = width(of: hint, widths)
            guard needed <= room + 2 else { return false }
            room -= needed
            return true
        }
        // One that is too long leaves its place to shorter ones after it.
        let first = hints.dropLast(pinned).filter { hint in
            let needed = width(of: hint, widths)
            guard needed <= room + 2 else { return false }
            room -= needed
            return true
        }
        return first + last
    }

    package func draw(in area: Rect, on frame: inout Frame) {
        var x = area.x + 1
        for hint in fitting(area.width, widths: frame.widths) {
            let style = hint.isEnabled ? keyStyle : disabledStyle
            x += frame.write(hint.key, at: Point(x: x, y: area.y), style: style) + 1
            let label = hint.isEnabled ? labelStyle : disabledStyle
            x += frame.write(hint.label, at: Point(x: x, y: area.y), style: label) + 2
        }
    }

    /// With the two blanks that follow.
    private func width(of hint: Hint, _ widths: TextWidth) -> Int {
        widths.width(of: hint.key) + 1 + widths.width(of: hint.label) + 2
    }
}

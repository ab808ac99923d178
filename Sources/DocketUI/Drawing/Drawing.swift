import DocketDomain
import TerminalKit

/// What all drawing needs: what views share, and the styles.
@dynamicMemberLookup
package struct Drawing {
    let shared: SharedState
    let theme: Theme

    init(_ shared: SharedState) {
        self.shared = shared
        theme = shared.appearance.styles
    }

    package subscript<Value>(dynamicMember path: KeyPath<SharedState, Value>) -> Value { shared[keyPath: path] }

    /// A sign where the terminal has it; in accessible mode its word.
    func sign(_ sign: String, _ word: String = "") -> String {
        shared.appearance.isAccessible ? word : sign
    }

    /// Keys as they are told: arrows in words where the terminal has no sign for them, or the sign would not be read.
    func words(ofKeys keys: String) -> String {
        guard shared.appearance.isASCII || shared.appearance.isAccessible else { return keys }
        return [("↑", "up"), ("↓", "down"), ("←", "left"), ("→", "right")].reduce(keys) { text, arrow in
            text.replacing(arrow.0, with: arrow.1)
        }
    }

    func label(of command: CommandID) -> String { shared.label(of: command) }

    func name(of user: UserID) -> String { shared.identity.name(of: user) }

    /// The border of what lies over the panes.
    var overlayBorder: Border { shared.appearance.border ?? .blank }

    /// What a pane has room for inside of its border or below its heading.
    func inner(_ box: Rect?) -> Rect { shared.inner(box) }

    /// Says in the middle of a pane why nothing is in it.
    func drawEmpty(_ lines: [String], in area: Rect, on frame: inout Frame) {
        let wrapped = Line.wrap(lines.map { Line($0, theme.muted) }, to: max(1, area.width - 2))
        let box = area.centered(Size(width: area.width - 2, height: wrapped.count))
        frame.draw(Paragraph(wrapped, alignment: .center), in: box)
    }

    /// What a pane says until its content is there.
    func waiting(for what: String) -> [String] {
        guard !shared.queries.failed.isEmpty, shared.queries.isEmpty else { return ["Loading \(what)…"] }
        return ["The \(what) could not be read", "\(label(of: .redraw)) tries again"]
    }

    /// A count as a pane's corner shows it: `8/214`, `100,000+`.
    static func position(_ index: Int, of count: Int, isExact: Bool) -> String {
        count == 0 ? "" : "\(NumberText.grouped(index + 1))/\(NumberText.grouped(count))\(isExact ? "" : "+")"
    }
}

extension SharedState {
    /// What a pane has room for inside of its border or below its heading.
    func inner(_ box: Rect?) -> Rect {
        guard let box else { return Rect(x: 0, y: 0, width: 0, height: 0) }
        return appearance.border != nil ? box.inset(horizontally: 1, vertically: 1) : box.droppingTop(1)
    }
}

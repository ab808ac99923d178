import DocketDomain
import TerminalKit

/// What an assistant would be given with the text that is being written, part by part. Nothing is sent by looking.
struct ContextOverlay: Overlay {
    /// Comes back as it was.
    private let composer: Composer
    private let query: Query
    /// Nothing while it is put together.
    private var outline: ContextOutline?
    /// Why it could not be.
    private var problem: String?
    private var rows: [Line] = []
    private var width = 0
    private var top = 0

    /// Rows that are laid out; the command line has all of them.
    private static let mostRows = 5000

    init(of composer: Composer) {
        self.composer = composer
        query = .context(words: composer.text, files: composer.files.paths, to: composer.purpose.target)
    }

    var hints: ScreenHints { ScreenHints(keys: [("j k", "scroll"), ("esc", "back to the text")]) }

    private static func box(in area: Rect) -> Rect {
        area.inset(horizontally: area.width > 60 ? 3 : 0, vertically: 1)
    }

    private static func height(in area: Rect) -> Int { max(1, box(in: area).height - 2) }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        let height = Self.height(in: context.shared.body)
        guard let distance = ListKeys.distance(key, page: height) else {
            if key == Key("q") || key == .control("g") { escape(&context) }
            return
        }
        top = max(0, min(top + distance, rows.count - height))
    }

    mutating func escape(_ context: inout ScreenContext) { context.present(composer) }

    mutating func reconcile(_ context: inout ScreenContext) {
        guard let outline else {
            if problem == nil { context.request(query) }
            return
        }
        let width = max(1, Self.box(in: context.shared.body).width - 4)
        if width != self.width {
            self.width = width
            let agent = context.identity.agents.first { $0.name == outline.agent }
            rows = Self.rows(of: outline, isBuiltIn: agent?.isBuiltIn ?? false, width, context.appearance.styles)
        }
        top = max(0, min(top, rows.count - Self.height(in: context.shared.body)))
    }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        if query == self.query, case .context(let outline) = result { self.outline = outline }
    }

    mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        if query == self.query { problem = error.message.shown }
    }

    /// What is left out comes first: who looks here wants to know it.
    private static func rows(of outline: ContextOutline, isBuiltIn: Bool, _ width: Int, _ theme: Theme) -> [Line] {
        var rows: [Line] = []
        if isBuiltIn {
            let note = "\(outline.agent.shown) is built in: it computes here, and nothing leaves this machine."
            rows += Line.wrap([Line(note, theme.warning)], to: width) + [Line()]
        }
        for omission in outline.leftOut {
            rows += Line.wrap([Line("Left out: \(omission.name.shown). \(omission.reason)", theme.warning)], to: width)
        }
        if !outline.leftOut.isEmpty { rows.append(Line()) }
        let indent = Line("  ")
        for part in outline.parts {
            let size = "  about \(NumberText.grouped(part.tokens)) tokens"
            rows += Line.wrap([Line([Span(part.name.shown, theme.title), Span(size, theme.muted)])], to: width)
            for line in Line.lines(of: Sanitizer.exact.clean(part.text), theme.text) where rows.count < mostRows {
                rows += line.wrapped(to: width, first: indent, rest: indent, limit: mostRows - rows.count)
            }
            guard rows.count < mostRows else {
                return rows + [Line("… the rest is too long for the screen", theme.warning)]
            }
            rows.append(Line())
        }
        return rows
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        let box = Self.box(in: area)
        frame.fill(box)
        let size = outline.map {
            " about \(NumberText.grouped($0.total)) of \(NumberText.grouped($0.budget)) tokens "
        }
        let title = outline.map { "What \($0.agent.shown) would be given" } ?? "What would be sent"
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" \(title) ", theme.title),
            status: Line(size ?? "", theme.muted), footer: Line(" nothing is sent yet ", theme.muted),
            style: theme.borderFocused)
        guard outline != nil else {
            return drawing.drawEmpty([problem ?? "Reading…"], in: inner, on: &frame)
        }
        for (offset, line) in rows.dropFirst(top).prefix(inner.height).enumerated() {
            frame.write(line, in: inner.row(offset).inset(horizontally: 1))
        }
    }
}

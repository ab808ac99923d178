import DocketDomain
package import TerminalKit

/// What a conversation said before an answer was given again or a question was changed: earlier versions, oldest first.
package struct EarlierOverlay: Overlay {
    private let thread: ThreadID
    /// Nothing while they are read.
    private var messages: [Message]?
    private var isWhole = true
    private var rows: [Line] = []
    private var width = 0
    private var top = 0

    init(_ thread: ThreadID) {
        self.thread = thread
    }

    package var hints: ScreenHints { ScreenHints(keys: [("j k", "scroll"), ("esc", "close")]) }

    private static func box(in area: Rect) -> Rect {
        area.inset(horizontally: area.width > 60 ? 3 : 0, vertically: 1)
    }

    private static func height(in area: Rect) -> Int { max(1, box(in: area).height - 2) }

    package mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        let height = Self.height(in: context.shared.body)
        guard let distance = ListKeys.distance(key, page: height) else {
            if key == Key("q") || key == Key("v") { context.dismiss() }
            return
        }
        top = max(0, min(top + distance, rows.count - height))
    }

    package mutating func reconcile(_ context: inout ScreenContext) {
        guard let messages else { return context.request(.earlierMessages(thread)) }
        let width = max(1, Self.box(in: context.shared.body).width - 4)
        if width != self.width {
            self.width = width
            rows = messages.flatMap { message in
                MessagePage(
                    message, artifacts: [], author: context.identity.name(of: message.author, message.role),
                    width: width, appearance: context.appearance, times: context.times
                ).rows
            }
            if !isWhole { rows.append(Line("… there are more", context.appearance.styles.muted)) }
        }
        top = max(0, min(top, rows.count - Self.height(in: context.shared.body)))
    }

    package mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext) {
        if messages != nil, changes.contains(.thread(thread)) { context.reload(.earlierMessages(thread)) }
    }

    package mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        guard case .earlierMessages(thread) = query, case .earlierMessages(let page) = result else { return }
        messages = page.items
        isWhole = !page.hasMore
        width = 0
    }

    package func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        let box = Self.box(in: area)
        frame.fill(box)
        let count = messages.map { $0.count == 1 ? " 1 message " : " \(NumberText.grouped($0.count)) messages " } ?? ""
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" Earlier versions ", theme.title),
            status: Line(count, theme.muted), style: theme.borderFocused)
        guard let messages, !messages.isEmpty else {
            drawing.drawEmpty([messages == nil ? "Loading…" : "There are none"], in: inner, on: &frame)
            return
        }
        for (offset, line) in rows.dropFirst(top).prefix(inner.height).enumerated() {
            frame.write(line, in: inner.row(offset).inset(horizontally: 1))
        }
    }
}

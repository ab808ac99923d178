import DocketDomain
import TerminalKit

/// One line to type, at the bottom of the screen. It answers with the text, without blanks around it.
struct Prompt: Overlay {
    let topic: Topic
    /// What is asked for.
    let label: String
    /// What can be typed.
    let advice: String
    var editor: LineEditor
    /// What earlier lines of its kind are kept as, where the line begins empty.
    private var kind: RecentLines.Kind?
    /// Why the line could not be taken.
    var refusal: String?
    /// What the line names, which is looked at before the line is taken.
    private var named: Named?
    /// What is being looked at.
    private var asked: Query?

    private enum Named: Hashable {
        case folder
        case chatExport

        func query(_ path: String) -> Query {
            switch self {
            case .folder: .destination(ExportDestination(folder: path))
            case .chatExport: .importable(path: path)
            }
        }
    }

    init(_ topic: Topic, label: String, advice: String, text: String = "") {
        self.topic = topic
        self.label = label
        self.advice = advice
        editor = LineEditor(text)
    }

    /// A folder for a copy of an export.
    init(_ topic: Topic, folder: String) {
        self.init(topic, label: "folder:", advice: "such as ~/Documents · enter save", text: folder)
        named = .folder
    }

    /// A chat export to import.
    init(importing topic: Topic) {
        self.init(topic, label: "file:", advice: "path of a .json or .zip export · enter")
        named = .chatExport
    }

    /// A line that begins empty: the up key brings back what is in force, then what was typed before.
    init(
        _ topic: Topic, label: String, advice: String, recalling kind: RecentLines.Kind, inForce present: String = "",
        _ shared: SharedState
    ) {
        self.init(topic, label: label, advice: advice)
        self.kind = kind
        let earlier = shared.recentLines[kind].filter { $0 != present }
        editor = LineEditor(history: present.isEmpty ? earlier : earlier + [present])
    }

    var hints: ScreenHints { ScreenHints(keys: [], pinned: 0) }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        guard key == .enter else {
            asked = nil
            if editor.handle(key) == .edited { refusal = nil }
            // Leaving an empty line backwards closes it, as in pagers.
            if key.code == .backspace, editor.isEmpty { context.dismiss() }
            return
        }
        let text = editor.text.trimmingBlanks
        guard let named, !text.isEmpty else { return give(text, &context) }
        let query = named.query(text)
        asked = query
        context.reload(query)
    }

    private func give(_ text: String, _ context: inout ScreenContext) {
        if let kind { context.recentLines.note(text, for: kind) }
        context.dismiss()
        context.answer(topic, text)
    }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        if query == asked { give(editor.text.trimmingBlanks, &context) }
    }

    mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        guard query == asked else { return }
        asked = nil
        refusal = error.message.shown
    }

    mutating func insert(_ text: String) {
        asked = nil
        refusal = nil
        editor.insert(text)
    }

    mutating func refuse(_ reason: String) { refusal = reason }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {}

    func drawLine(in area: Rect, _ drawing: Drawing, on frame: inout Frame) -> Bool {
        let theme = drawing.theme
        var field = area
        let note = refusal.map { Line("\($0) ", theme.error) } ?? Line("\(advice) ", theme.muted)
        let width = note.width(limit: area.width)
        let typed = label.columns + editor.text.columns + 5
        if width < area.width / 2 || width + typed <= area.width {
            frame.write(note, in: area.right(width))
            field = area.droppingRight(width + 1)
        } else if refusal != nil {
            frame.write(note, in: area)
            return true
        }
        frame.draw(LineEditorView(editor, prompt: Line(" \(label) ", theme.accent)), in: field)
        return true
    }
}

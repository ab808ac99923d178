import DocketDomain
import TerminalKit

/// The files that go with a message that is being written: a list below its text, and a line for the path of one more.
struct ComposerFiles: Hashable, Sendable {
    private struct Entry: Hashable {
        let path: String
        var state: State

        var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    }

    private enum State: Hashable {
        case unread
        case found(AttachableFile)
        case refused(String)
    }

    private var entries: [Entry]
    /// The path that is being typed.
    private var line: LineEditor?
    /// The path that was typed and is looked at.
    private var asked: String?
    /// Why it can't be taken.
    private var lineRefusal: String?
    /// Which one is to be taken off, while that is chosen.
    private var selection: Int?

    private static let mostRows = 4

    init(_ paths: [String]) {
        entries = paths.map { Entry(path: $0, state: .unread) }
    }

    var isEmpty: Bool { entries.isEmpty }
    var paths: [String] { entries.map(\.path) }
    var names: String { entries.map(\.name).joined(separator: ", ") }
    /// Whether keys are meant for it, not for the text.
    var hasFocus: Bool { line != nil || selection != nil }

    /// Keys while it has the focus.
    var hints: [(String, String)]? {
        if line != nil { return [("enter", "attach"), ("esc", "back to the text")] }
        return selection == nil ? nil : [("j k", "move"), ("enter", "take off"), ("esc", "back to the text")]
    }

    /// Why nothing can be sent with it now.
    var refusal: String? {
        for entry in entries {
            switch entry.state {
            case .found: continue
            case .unread: return "\(entry.name.shown) is still being read"
            case .refused: return "\(entry.name.shown) cannot be attached; ctrl-t takes it off"
            }
        }
        return nil
    }

    // MARK: Keys

    mutating func open() { line = LineEditor("") }

    /// Takes the only one off, or has one chosen.
    mutating func takeOff(_ context: inout ScreenContext) {
        switch entries.count {
        case 0: context.refuse("Nothing is attached")
        case 1: remove(0, &context)
        default: selection = entries.count - 1
        }
    }

    private mutating func remove(_ index: Int, _ context: inout ScreenContext) {
        let entry = entries.remove(at: index)
        context.say("\(entry.name.shown) is not attached any more")
    }

    /// False where the key is for the text.
    mutating func handle(_ key: Key, to target: OutgoingMessage.Target?, _ context: inout ScreenContext) -> Bool {
        if let selection {
            choose(key, selection, &context)
            return true
        }
        guard var line else { return false }
        switch key {
        case .enter:
            let path = line.text.trimmingBlanks
            guard !path.isEmpty else {
                self.line = nil
                return true
            }
            asked = path
            lineRefusal = nil
            context.reload(.attachable(path: path, to: target))
        case Key(.backspace) where line.isEmpty: self.line = nil
        default:
            asked = nil
            if line.handle(key) == .edited { lineRefusal = nil }
            self.line = line
        }
        return true
    }

    private mutating func choose(_ key: Key, _ selection: Int, _ context: inout ScreenContext) {
        switch key {
        case .enter, Key("x"), Key(.delete), Key.control("t"):
            remove(selection, &context)
            self.selection = nil
        default:
            guard let distance = ListKeys.distance(key, page: Self.mostRows) else { return }
            self.selection = max(0, min(selection + distance, entries.count - 1))
        }
    }

    /// False where nothing was pasted into the line for a path.
    mutating func insert(_ text: String) -> Bool {
        guard hasFocus else { return false }
        asked = nil
        lineRefusal = nil
        line?.insert(text.trimmingBlanks)
        return true
    }

    /// False where the text has the focus already.
    mutating func escape() -> Bool {
        guard hasFocus else { return false }
        line = nil
        asked = nil
        lineRefusal = nil
        selection = nil
        return true
    }

    // MARK: Reading

    /// Has those looked at of which it is not known what they are.
    mutating func reconcile(to target: OutgoingMessage.Target?, _ context: inout ScreenContext) {
        for entry in entries where entry.state == .unread {
            context.request(.attachable(path: entry.path, to: target))
        }
    }

    mutating func take(_ file: AttachableFile, for path: String) {
        for index in entries.indices where entries[index].path == path { entries[index].state = .found(file) }
        guard path == asked else { return }
        asked = nil
        guard !entries.contains(where: { $0.path == file.path }) else {
            lineRefusal = "It is attached already."
            return
        }
        line = nil
        entries.append(Entry(path: file.path, state: .found(file)))
    }

    mutating func refuse(_ path: String, _ reason: String) {
        for index in entries.indices where entries[index].path == path { entries[index].state = .refused(reason) }
        guard path == asked else { return }
        asked = nil
        lineRefusal = reason
    }

    // MARK: Drawing

    /// How many rows it takes below a text.
    func height(in rows: Int) -> Int {
        min(min(entries.count, Self.mostRows) + lineHeight, max(0, rows - 2))
    }

    /// Of the line for a path and of why it can't be taken.
    private var lineHeight: Int { (line == nil ? 0 : 1) + (lineRefusal == nil ? 0 : 1) }

    func draw(in area: Rect, _ drawing: Drawing, on frame: inout Frame) {
        let theme = drawing.theme
        let list = area.droppingBottom(min(lineHeight, area.height))
        let first = max(0, min(selection ?? entries.count, entries.count - list.height))
        for row in 0..<list.height where entries.indices.contains(first + row) {
            let index = first + row
            let isLast = row == list.height - 1
            let hidden = isLast ? entries.count - list.height : 0
            let more = hidden > 0 ? Line("  and \(hidden) more", theme.muted) : Line()
            let text = Self.line(of: entries[index], drawing).truncated(to: max(1, list.width - more.width()))
            frame.write(text + more, in: list.row(row))
            if index == selection { frame.restyle(list.row(row), theme.selection) }
        }
        var rest = area.bottom(area.height - list.height)
        if let lineRefusal, rest.height > 0 {
            frame.write(Line("\(drawing.sign("✗ ", "Error: "))\(lineRefusal.shown)", theme.error), in: rest.row(0))
            rest = rest.droppingTop(1)
        }
        if let line, rest.height > 0 {
            frame.draw(LineEditorView(line, prompt: Line("file: ", theme.accent)), in: rest.row(0))
        }
    }

    private static func line(of entry: Entry, _ drawing: Drawing) -> Line {
        let theme = drawing.theme
        let mark = drawing.sign("⌁ ", "Attached: ")
        switch entry.state {
        case .unread: return Line("\(mark)\(entry.name.shown) · reading…", theme.muted)
        case .refused(let reason):
            return Line("\(drawing.sign("✗ ", "Error: "))\(entry.name.shown): \(reason.shown)", theme.error)
        case .found(let file):
            let particulars = Line(mark + file.particulars.map(\.shown).joined(separator: " · "), theme.text)
            guard let agent = file.ignoredBy else { return particulars }
            return particulars + Line(" · \(agent.shown) takes no pictures", theme.warning)
        }
    }
}

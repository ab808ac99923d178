import DocketDomain
import TerminalKit

/// A short list to choose from. It answers with the option.
struct Picker: Overlay {
    /// Something that can be chosen.
    struct Option: Hashable, Sendable {
        /// What the choice means, as whoever asks reads it: an id, a raw value.
        let value: String
        let label: String
        let note: String

        init(_ value: String, _ label: String, note: String = "") {
            self.value = value
            self.label = label
            self.note = note
        }
    }

    /// Where options come from that are not known yet.
    enum Source: Hashable {
        /// Threads, found by words that are typed.
        case threads
        /// Customers, found by words that are typed; before that, first those whose names a text has.
        case customers(about: String)
        /// Anything with an id, found by its address or by how its id begins or ends.
        case objects
        /// Who can be attached to a customer; the one who is so far is selected.
        case managers(selected: UserID?)
    }

    let topic: Topic
    let title: String
    private(set) var options: [Option]
    private var source: Source?
    private(set) var view = ListState()
    /// Where options are found by typing.
    private(set) var editor: LineEditor?
    /// Those that can be narrowed down.
    private var all: [Option] = []
    /// What the options were found by.
    private var answered: String?
    /// Whether Enter waits for what it is about.
    private var isEntered = false

    init(_ topic: Topic, title: String, options: [Option], selected: Int = 0) {
        self.topic = topic
        self.title = title
        self.options = options
        view = ListState(selection: selected)
    }

    /// A choice from many options, which are found by typing.
    init(_ topic: Topic, title: String, narrowing options: [Option], selected: Int = 0) {
        self.init(topic, title: title, options: options, selected: selected)
        all = options
        editor = LineEditor()
    }

    init(_ topic: Topic, title: String, from source: Source) {
        self.init(topic, title: title, options: [])
        self.source = source
        switch source {
        case .threads, .customers, .objects: editor = LineEditor()
        case .managers: break
        }
    }

    var hints: ScreenHints { ScreenHints(keys: [("enter", "choose"), ("↑ ↓", "move"), ("esc", "close")]) }

    private func rows(in size: Size) -> Int {
        max(1, min(editor == nil ? options.count : 12, size.height - 8))
    }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        if key == .enter {
            isEntered = true
            return choose(&context)
        }
        let rows = rows(in: context.size)
        if editor == nil {
            if let distance = ListKeys.distance(key, page: rows) {
                view.move(by: distance, count: options.count)
            } else if let number = key.typed?.wholeNumberValue, number > 0, number <= options.count {
                view.selection = number - 1
            }
        } else if let distance = ListKeys.distanceUnderText(key, page: rows) {
            view.move(by: distance, count: options.count)
        } else if editor?.handle(key) == .edited {
            isEntered = false
            view = ListState()
            narrow()
        }
    }

    /// Answers with what is selected. What is not found yet is chosen when it comes, where it is the only one.
    private func choose(_ context: inout ScreenContext) {
        if source == .objects, let text = editor?.text.trimmingBlanks {
            if let address = try? Address(parsing: text), address.object == nil {
                context.dismiss()
                return context.answer(topic, Option(text, text))
            }
            guard answered == text else { return }
        }
        guard options.indices.contains(view.selection) else { return }
        context.dismiss()
        context.answer(topic, options[view.selection])
    }

    /// Shows the options that fit what is typed, the best first.
    private mutating func narrow() {
        guard !all.isEmpty, let text = editor?.text.trimmingBlanks else { return }
        let matcher = FuzzyMatcher(text)
        let found = all.enumerated().compactMap { order, option in
            matcher.match(option.label).map { (order, option, $0.score) }
        }
        options = found.sorted { ($1.2, $0.0) < ($0.2, $1.0) }.map(\.1)
    }

    mutating func insert(_ text: String) {
        isEntered = false
        editor?.insert(text)
        narrow()
    }

    mutating func reconcile(_ context: inout ScreenContext) {
        view.reconcile(count: options.count, height: rows(in: context.size))
        guard answered != sought else { return }
        if let query { context.request(query) } else if source == .objects { options = [] }
    }

    /// What options are to be found by.
    private var sought: String? {
        switch source {
        case .threads, .customers: editor?.text
        case .objects: editor?.text.trimmingBlanks
        case .managers: ""
        case nil: answered
        }
    }

    /// What finds them.
    private var query: Query? {
        guard let sought else { return nil }
        switch source {
        case .threads: return .candidates(sought)
        case .customers: return Self.customers(sought)
        case .objects: return sought.isEmpty ? nil : .objects(sought)
        case .managers: return .managers
        case nil: return nil
        }
    }

    mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext) {
        if let query, answered == sought { context.reload(query) }
    }

    /// Takes what was found. Found again, the selection stays on its option.
    private mutating func take(_ found: [Option], by text: String?) {
        let selected = answered == text && options.indices.contains(view.selection) ? options[view.selection] : nil
        options = found
        answered = text
        if let selected, let index = found.firstIndex(where: { $0.value == selected.value }) { view.selection = index }
    }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        switch (query, result, source) {
        case (.candidates(let text), .candidates(let found), .threads) where editor?.text == text:
            take(found.map { Option($0.id.rawValue, $0.title, note: $0.visibility.rawValue) }, by: text)
        case (.customers, .customers(let found), .customers(let text))
        where editor.map { query == Self.customers($0.text) } ?? false:
            let customers = editor?.isEmpty ?? true ? Self.sorted(found.items, about: text) : found.items
            take(customers.map { Option($0.id.rawValue, $0.name.shown, note: $0.id.rawValue) }, by: editor?.text)
        case (.objects(let text), .objects(let found), .objects) where editor?.text.trimmingBlanks == text:
            let found = found.map {
                Option($0.address.description, $0.title.isEmpty ? $0.id : $0.title, note: $0.address.short)
            }
            take(found, by: text)
            if isEntered, options.count == 1 { choose(&context) }
        case (.managers, .managers(let users), .managers(let selected)):
            if answered == nil { view = ListState(selection: users.firstIndex { $0.id == selected } ?? 0) }
            take(users.map { Option($0.id.rawValue, $0.name.shown, note: $0.role.label) }, by: "")
        default: break
        }
    }

    private static func customers(_ text: String) -> Query {
        var filter = CustomerFilter()
        if !text.trimmingBlanks.isEmpty { filter.text = text }
        return .customers(filter, page: 0, token: "")
    }

    /// What stands before and in the line that is typed.
    private var words: (prompt: String, placeholder: String) {
        switch source {
        case .objects: ("Address ", "thread:ID, artifact:ID, …, or how an id begins or ends")
        case .threads: ("Thread ", "words of its title")
        case .customers: ("Customer ", "words of their name")
        case .managers, nil: ("Name ", "letters of it")
        }
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        let rows = rows(in: drawing.size)
        let top = editor == nil ? 0 : 2
        let widest = options.reduce(title.columns + 2) {
            max($0, min(60, $1.label.columns) + min(40, $1.note.columns) + 3)
        }
        let width = editor == nil ? max(30, widest + 4) : 72
        let labels = options.reduce(0) { max($0, min(60, $1.label.columns)) }
        let box = area.centered(Size(width: min(area.width - 2, width), height: rows + top + 2))
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" \(title) ", theme.title), style: theme.borderFocused
        ).inset(horizontally: 1)
        if let editor {
            frame.draw(
                LineEditorView(
                    editor, prompt: Line(words.prompt, theme.accent), placeholder: Line(words.placeholder, theme.muted)),
                in: inner.row(0))
        }
        let body = inner.droppingTop(top)
        for placement in view.placements(count: options.count, height: body.height) {
            let option = options[placement.item]
            let row = body.row(placement.row)
            let note = Line(option.note.flattened, theme.muted)
            let noteWidth = min(note.width(limit: row.width), max(row.width / 2, row.width - labels - 2))
            frame.write(Line(option.label, theme.text), in: row.droppingRight(noteWidth + 1))
            frame.write(note, in: row.right(noteWidth))
            if placement.item == view.selection { frame.restyle(row, theme.selection) }
        }
    }
}

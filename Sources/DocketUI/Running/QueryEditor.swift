import DocketDomain
import TerminalKit

/// The text of a query that is edited: stored it is a new revision. Names of the source's tables and columns are
/// completed.
struct QueryEditor: Overlay {
    let artifact: ArtifactID
    private let title: String
    private let query: SQLQuery
    private var editor: TextEditor
    private var completion: NameCompletion?
    /// The names that are completed, as soon as they are known.
    private var names: [String]?
    /// Whether the text is on its way to the workspace.
    private var isStoring = false
    private var refusal: String?

    init(_ artifact: ArtifactID, title: String, _ query: SQLQuery, _ shared: SharedState) {
        self.artifact = artifact
        self.title = title
        self.query = query
        editor = TextEditor(shared.drafts[Self.draft(of: artifact)]?.text ?? query.sql)
    }

    private static func draft(of artifact: ArtifactID) -> DraftKey { DraftKey("query \(Address.artifact(artifact))") }

    private var draft: DraftKey { Self.draft(of: artifact) }

    private var tables: Query { .sourceTables(QueryRequest(query, artifact: artifact)) }

    private static func textWidth(in size: Size) -> Int { max(10, min(size.width - 4, 120) - 4) }

    var hints: ScreenHints {
        ScreenHints(keys: [
            ("ctrl-s", "store"), ("tab", "complete"), ("ctrl-g", "$EDITOR"), ("enter", "new line"),
            ("esc", "keep as draft"),
        ])
    }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        guard !isStoring else { return }
        refusal = nil
        if key.code == .tab { return complete(&context) }
        completion = nil
        switch key {
        case .control("s"), Key(.enter, .alt): store(&context)
        case .control("g"): context.add(.editOutside(editor.text))
        default: _ = editor.handle(key, width: Self.textWidth(in: context.size))
        }
    }

    private mutating func complete(_ context: inout ScreenContext) {
        guard let names else { return context.request(tables) }
        if var completion {
            completion.goOn(in: &editor)
            self.completion = completion
        } else {
            completion = NameCompletion(in: &editor, among: names)
            if completion == nil { context.refuse("No table or column begins so") }
        }
    }

    private mutating func store(_ context: inout ScreenContext) {
        let text = editor.text
        guard !text.trimmingBlanks.isEmpty else { return context.refuse("Write a query first") }
        guard text != query.sql else {
            context.drafts[draft] = nil
            context.say("Nothing was changed")
            return context.dismiss()
        }
        var changed = query
        changed.sql = text
        isStoring = true
        context.perform(
            Request(
                .artifact(artifact, .revise(.sqlQuery(changed), title: nil)), then: .say("A new revision is stored"),
                drafts: [draft]), "The query “\(title.shown)”")
        context.dismiss()
    }

    mutating func insert(_ text: String) {
        guard !isStoring else { return }
        completion = nil
        editor.insert(text)
    }

    mutating func handle(editedOutside text: String, _ context: inout ScreenContext) {
        editor = TextEditor(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        guard query == tables, case .sourceTables(let schema) = result else { return }
        names = NameCompletion.names(in: schema)
        complete(&context)
    }

    mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        if query == tables { refusal = error.message } else { context.fail(error) }
    }

    mutating func escape(_ context: inout ScreenContext) {
        close(&context)
        if context.drafts[draft] != nil { context.say("Kept as a draft") }
        context.dismiss()
    }

    mutating func close(_ context: inout ScreenContext) {
        guard !isStoring else { return }
        let text = editor.text
        context.drafts[draft] = text == query.sql || text.isEmpty ? nil : Draft(title: title, text: text)
    }

    mutating func reconcile(_ context: inout ScreenContext) { close(&context) }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        let height = min(area.height, max(8, area.height * 2 / 3))
        let box = area.centered(Size(width: Self.textWidth(in: drawing.size) + 4, height: height))
        frame.fill(box)
        let note =
            refusal.map { Line(" \(drawing.sign("✗ ", "Error: "))\($0.shown) ", theme.error) }
            ?? completion.map { Line(" \($0.offers.map(\.shown).joined(separator: "  ")) ", theme.muted) }
            ?? Line(" \(isStoring ? "Storing …" : "ctrl-s stores a new revision") ", theme.muted)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" Query \(title.shown) ", theme.title), footer: note,
            style: theme.borderFocused)
        frame.draw(
            TextEditorView(editor, placeholder: Line("SELECT …", theme.muted), isFocused: true),
            in: inner.inset(horizontally: 1))
    }
}

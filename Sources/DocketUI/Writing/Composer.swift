import DocketDomain
import TerminalKit

/// A text of several lines that is being written. It stays until the text is stored; what is written is a draft from
/// the first letter on.
struct Composer: Overlay {
    private(set) var purpose: WritingPurpose
    private var editor: TextEditor
    private(set) var files: ComposerFiles
    /// What is there already, so that it is no draft.
    private let original: String
    /// Whether the text is on its way to the workspace.
    private(set) var isStoring = false
    /// Why it could not be stored.
    private var refusal: String?

    /// - Parameter text: What it begins with, unless there is a draft.
    init(_ purpose: WritingPurpose, text: String = "", _ shared: SharedState) {
        self.purpose = purpose
        let draft = shared.drafts[purpose.draft]
        original = text
        editor = TextEditor(draft?.text ?? text)
        files = ComposerFiles(draft?.files ?? [])
        refusal = draft?.refusal
    }

    var hints: ScreenHints {
        if let hints = files.hints { return ScreenHints(keys: hints) }
        let context = purpose.isMessage ? [("ctrl-o", "attach"), ("ctrl-g", "what is sent")] : []
        let taking = files.isEmpty ? [] : [("ctrl-t", "take off")]
        return ScreenHints(
            keys: [("ctrl-s", purpose.isMessage ? "send" : "store")] + taking + context
                + [("enter", "new line"), ("esc", "keep as draft")])
    }

    var text: String { editor.text }

    private static func textWidth(in size: Size) -> Int { max(10, min(size.width - 4, 100) - 4) }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        guard !isStoring else { return }
        if files.handle(key, to: purpose.target, &context) { return }
        if purpose.isMessage {
            switch key {
            case Key.control("g"): return context.present(ContextOverlay(of: self))
            case Key.control("o"): return files.open()
            case Key.control("t"): return files.takeOff(&context)
            default: break
            }
        }
        let isSend = key == .control("s") || key == Key(.enter, .alt)
        guard isSend else {
            refusal = nil
            _ = editor.handle(key, width: Self.textWidth(in: context.size))
            return
        }
        if purpose.isMessage, editor.text.trimmingBlanks.isEmpty, files.isEmpty {
            return context.refuse("Write something first")
        }
        if let reason = files.refusal { return context.refuse(reason) }
        refusal = nil
        if case .message(let target, let title) = purpose, let thread = context.shared.thread(of: target),
            context.shared.isAnswering(in: thread)
        {
            context.shared.enqueue(editor.text, with: files.paths, to: target, in: thread, title: title)
            context.drafts[purpose.draft] = nil
            context.say("Queued: it is sent when the answer has ended")
            return context.dismiss()
        }
        isStoring = true
        store(&context)
    }

    mutating func insert(_ text: String) {
        guard !isStoring else { return }
        if !files.insert(text) { editor.insert(text) }
    }

    mutating func escape(_ context: inout ScreenContext) {
        if files.escape() { return }
        close(&context)
        if context.drafts[purpose.draft] != nil { context.say("Kept as a draft") }
        context.dismiss()
    }

    mutating func close(_ context: inout ScreenContext) {
        let text = editor.text
        let isDraft = !text.isEmpty && text != original || !files.isEmpty
        context.drafts[purpose.draft] =
            isDraft ? Draft(title: purpose.subject, text: text, files: files.paths, refusal: refusal) : nil
    }

    mutating func reconcile(_ context: inout ScreenContext) {
        close(&context)
        files.reconcile(to: purpose.target, &context)
    }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        guard case .attachable(let path, _) = query, case .attachable(let file) = result else { return }
        files.take(file, for: path)
    }

    mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        guard case .attachable(let path, _) = query else { return context.fail(error) }
        files.refuse(path, error.message)
    }

    mutating func refuse(_ reason: String) {
        isStoring = false
        refusal = reason
    }

    /// The thread of a first message is there: what is left is the message.
    mutating func go(on purpose: WritingPurpose) {
        self.purpose = purpose
    }

    private func store(_ context: inout ScreenContext) {
        let text = editor.text
        switch purpose {
        case .message(let target, let title):
            context.perform(
                Request(
                    .send(OutgoingMessage(target: target, text: text)),
                    then: .openThread(target, title: title), files: files.paths), "The message in “\(title.shown)”")
        case .newThread:
            let title = Self.title(from: text.trimmingBlanks.isEmpty ? files.names : text)
            let new = NewThread(title: title, visibility: context.identity.visibility)
            context.perform(
                Request(.createThread(new), then: .sendFirst(text, with: files.paths)),
                "The new thread “\(title.shown)”")
        case .threadDescription(let id): describe(.thread(id, .describe(text)), "Description", &context)
        case .artifactDescription(let id): describe(.artifact(id, .describe(text)), "Description", &context)
        case .artifactComment(let id): describe(.artifact(id, .comment(text)), "Comment", &context)
        }
    }

    private func describe(_ command: Command, _ what: String, _ context: inout ScreenContext) {
        context.perform(
            Request(command, then: .writing(.say("\(what) stored", purpose))), purpose.title)
    }

    /// The first line with something on it, as far as a title is long.
    private static func title(from text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).lazy.map { String($0).trimmingBlanks }.first { !$0.isEmpty }
        return FirstWords.cut(line ?? "New thread")
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        let height = min(area.height, max(8, area.height * 2 / 3))
        let box = area.centered(Size(width: Self.textWidth(in: drawing.size) + 4, height: height))
        frame.fill(box)
        let note =
            refusal.map { Line(" \(drawing.sign("✗ ", "Error: "))\($0) ", theme.error) }
            ?? Line(
                " \(isStoring ? (purpose.isMessage ? "Sending …" : "Storing …") : purpose.note(drawing.shared)) ",
                theme.muted)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" \(purpose.title) ", theme.title), footer: note,
            style: theme.borderFocused)
        let whole = inner.inset(horizontally: 1)
        let below = files.height(in: whole.height)
        frame.draw(
            TextEditorView(
                editor, placeholder: Line(purpose.placeholder, theme.muted), isFocused: !files.hasFocus),
            in: whole.droppingBottom(below))
        files.draw(in: whole.bottom(below), drawing, on: &frame)
    }
}

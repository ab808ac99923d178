/// The texts that are not finished. What changes in them is kept outside of the state as it happens, so that no ending
/// of the program loses it.
package struct Drafts: Hashable, Sendable {
    private var drafts: [DraftKey: Draft]
    private var changed: Set<DraftKey> = []
    /// The messages that are queued, in the order in which they are sent: each frame asks for them.
    private(set) var queued: [QueuedMessage]

    package init(_ drafts: [DraftKey: Draft] = [:]) {
        self.drafts = drafts
        queued = QueuedMessage.all(in: drafts)
    }

    subscript(key: DraftKey) -> Draft? {
        get { drafts[key] }
        set {
            guard drafts[key] != newValue else { return }
            drafts[key] = newValue
            changed.insert(key)
            if key.isQueued { queued = QueuedMessage.all(in: drafts) }
        }
    }

    /// Keeps what is written now, or nothing. Why an earlier try was refused stays with it for as long as the text is the
    /// same.
    mutating func keep(_ text: String?, as title: String, for key: DraftKey) {
        let kept = self[key]
        self[key] = text.map { Draft(title: title, text: $0, refusal: kept?.text == $0 ? kept?.refusal : nil) }
    }

    /// By what they are called.
    var all: [(key: DraftKey, draft: Draft)] {
        drafts.map { ($0.key, $0.value) }.sorted { ($0.draft.title, $0.key.name) < ($1.draft.title, $1.key.name) }
    }

    /// What has changed since this was asked the last time.
    mutating func takeChanges() -> [DraftKey] {
        defer { changed = [] }
        return changed.sorted { $0.name < $1.name }
    }
}

extension Picker {
    /// The drafts, by what they are for, each with its first words.
    init(_ topic: Topic, drafts: Drafts) {
        let options = drafts.all.map { key, draft in
            let title = WritingPurpose(key, title: draft.title.shown)?.title ?? draft.title.shown
            return Option(key.name, title, note: draft.words)
        }
        self.init(topic, title: "Drafts", options: options)
    }
}

extension Picker {
    /// The drafts, by what they are for, each with its first words.
    init(_ topic: Topic, drafts: Drafts) {
        let options = drafts.all.compactMap { key, draft -> Option? in
            guard let purpose = WritingPurpose(key, title: draft.title.shown) else { return nil }
            return Option(key.name, purpose.title, note: draft.text.trimmingBlanks)
        }
        self.init(topic, title: "Drafts", options: options)
    }
}

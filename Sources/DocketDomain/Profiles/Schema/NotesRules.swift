/// A firm's own rules for reading notes, beside those that come with docket: of one field.
package struct FieldNotesRules: Hashable, Sendable {
    /// What stands before its value with a colon.
    package var labels: [String] = []
    /// What it is called within a sentence.
    package var nouns: [String] = []
    /// Patterns with a place for the `{value}`.
    package var patterns: [String] = []
    /// Patterns that say which value it is.
    package var values: [String: [String]] = [:]
    /// Other names of its options in notes.
    package var synonyms: [String: [String]] = [:]
    /// What a question has whose answer it is.
    package var asks: [String] = []
    /// Patterns of what looks like a statement and is none.
    package var except: [String] = []
    /// Traps that do not hold for it.
    package var allows: [NotesTrap.Kind] = []

    package init() {}
}

/// A firm's own triggers of what takes from a statement that it is one, and how far they reach.
package struct NotesTrap: Hashable, Sendable {
    package let kind: Kind
    package var forward: [String] = []
    package var backward: [String] = []
    /// Triggers that hold for the whole sentence.
    package var sentence: [String] = []
    /// Phrases that begin like a trigger and are none.
    package var pseudo: [String] = []
    /// What ends a reach; where there are none, what ends it for docket's own triggers of the kind.
    package var terminators: [String] = []
    /// How many words it reaches; to the sentence's end without.
    package var within: Int?

    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case negation, hypothetical, wish, question, history
        case thirdPerson = "third_person"
        case othersPlan = "others_plan"
    }

    package init(kind: Kind) {
        self.kind = kind
    }
}

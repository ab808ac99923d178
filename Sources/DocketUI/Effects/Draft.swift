/// What a draft is for, by a name that is the same in every run, such as `message thread:0192f1c4`.
package struct DraftKey: Hashable, Sendable, Codable {
    package let name: String

    package init(_ name: String) { self.name = name }
}

/// A text that is not finished, or could not be stored.
package struct Draft: Hashable, Sendable, Codable {
    /// What its editor was called.
    package var title: String
    package var text: String
    /// Why it could not be stored, where that was tried.
    package var refusal: String?

    package init(title: String, text: String, refusal: String? = nil) {
        self.title = title
        self.text = text
        self.refusal = refusal
    }
}

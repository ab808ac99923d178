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
    /// The paths of what goes with it.
    package var files: [String]
    /// Why it could not be stored, where that was tried.
    package var refusal: String?

    package init(title: String, text: String, files: [String] = [], refusal: String? = nil) {
        self.title = title
        self.text = text
        self.files = files
        self.refusal = refusal
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        title = try container.decode(String.self, forKey: .title)
        text = try container.decode(String.self, forKey: .text)
        files = try container.decodeIfPresent([String].self, forKey: .files) ?? []
        refusal = try container.decodeIfPresent(String.self, forKey: .refusal)
    }

    /// What it says, in a line; what goes with it where it says nothing.
    var words: String {
        let words = text.trimmingBlanks
        guard words.isEmpty, !files.isEmpty else { return words }
        return files.map { "⌁ " + ($0.split(separator: "/").last.map(String.init) ?? $0) }.joined(separator: " ")
    }
}

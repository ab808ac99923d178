/// A question about what the notes leave open.
package struct Nudge: Hashable, Sendable {
    package let fieldKey: String
    package let question: String

    package init(fieldKey: String, question: String) {
        self.fieldKey = fieldKey
        self.question = question
    }
}

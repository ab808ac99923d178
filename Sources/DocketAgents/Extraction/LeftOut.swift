/// What was almost a finding, and why it is none.
package struct LeftOut: Hashable, Sendable {
    package let fieldKey: String
    /// Verbatim.
    package let sourceText: String
    /// Characters of the notes.
    package let range: Range<Int>
    package let reason: Reason
    /// What more there is to say of the reason.
    package let detail: String?

    package init(fieldKey: String, sourceText: String, range: Range<Int>, reason: Reason, detail: String? = nil) {
        self.fieldKey = fieldKey
        self.sourceText = sourceText
        self.range = range
        self.reason = reason
        self.detail = detail
    }

    /// Why a statement is left out.
    package enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        case negation, hypothetical, wish, question, history
        case thirdPerson = "third_person"
        case adviser
        case othersPlan = "others_plan"
        case quotedMail = "quoted_mail"
        /// A later statement says something else.
        case superseded
        /// Taken back, or put right.
        case corrected
        /// No value that the field allows.
        case invalid
    }
}

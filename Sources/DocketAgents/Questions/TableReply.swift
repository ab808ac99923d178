/// What became of a question about a table.
package enum TableReply: Hashable, Sendable {
    case answer(TableAnswer)
    /// Why it is not answered, in a sentence that says what would help.
    case unanswered(reason: String)
}

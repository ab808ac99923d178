/// Why something of an export is not part of the transcript: the person who had the conversation did not see it.
package enum HiddenKind: String, Hashable, Sendable, CaseIterable {
    /// Instructions to the model.
    case system
    /// The model's thinking.
    case reasoning
    case toolCall = "tool_call"
    case toolResult = "tool_result"
    /// What the model was told about the person.
    case context
    /// Marked by the export as not shown.
    case hidden
    /// Nothing but blanks.
    case empty
    /// An answer that was given again, a question that was edited, or what followed these.
    case otherBranch = "other_branch"
}

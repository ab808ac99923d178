/// Why a reply ended.
package enum FinishReason: Hashable, Sendable {
    case stop
    /// The model's or the request's limit of tokens was reached: the text is cut.
    case length
    case toolCalls
    /// The server held the rest back.
    case filtered
    /// The server gave none that is known.
    case unknown
}

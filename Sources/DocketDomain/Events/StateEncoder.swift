/// Writes folded states as a log keeps them: the same text in every engine.
package struct StateEncoder: Sendable {
    package init() {}

    /// The state after some more events.
    package func text(after events: [Event], from before: StreamState?) throws(DocketError) -> String {
        var state = before
        for event in events { state = try evolve(state, event) }
        return try text(of: state)
    }

    package func text(of state: StreamState?) throws(DocketError) -> String {
        do {
            return try SortedJSON.text(of: state, escapingSlashes: true)
        } catch {
            throw DocketError(.internal, "A state could not be written as JSON.", cause: "\(error)")
        }
    }
}

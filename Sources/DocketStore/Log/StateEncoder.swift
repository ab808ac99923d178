import DocketDomain

/// Writes folded states as `streams` keeps them.
struct StateEncoder: Sendable {
    func text(after events: [Event], from before: StreamState?) throws(DocketError) -> String {
        var state = before
        for event in events { state = try evolve(state, event) }
        return try text(of: state)
    }

    func text(of state: StreamState?) throws(DocketError) -> String {
        do {
            return try SortedJSON.text(of: state, escapingSlashes: true)
        } catch {
            throw DocketError(.internal, "A state could not be written as JSON.", cause: "\(error)")
        }
    }
}

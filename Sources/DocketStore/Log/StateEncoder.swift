import DocketDomain
import Foundation

/// Writes folded states as `streams` keeps them.
struct StateEncoder: Sendable {
    private let encoder = JSONEncoder()

    init() {
        encoder.outputFormatting = .sortedKeys
    }

    func text(after events: [Event], from before: StreamState?) throws(DocketError) -> String {
        var state = before
        for event in events { state = try evolve(state, event) }
        return try text(of: state)
    }

    func text(of state: StreamState?) throws(DocketError) -> String {
        do {
            return String(decoding: try encoder.encode(state), as: UTF8.self)
        } catch {
            throw DocketError(.internal, "A state could not be written as JSON.", cause: "\(error)")
        }
    }
}

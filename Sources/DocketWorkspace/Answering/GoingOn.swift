import DocketAgents
import DocketAssistants

/// An answer that had broken off, or was stopped, and is gone on with.
struct GoingOn: Hashable, Sendable {
    /// All that had come.
    let before: String

    /// What an assistant is told behind what it had written.
    private static let request = """
        Your answer ends there: it was broken off. Go on with it exactly where it ends. Write only what is missing, \
        repeat nothing, and say nothing about the break.
        """

    /// At most as many characters as are looked for at both sides of the break.
    private static let widestOverlap = 400
    /// Fewer may be the same by chance.
    private static let leastOverlap = 12

    /// What an assistant is given of it: its end, as far as that takes half of the tokens that there are.
    func end(in tokens: Int) -> String {
        var end = before
        while TokenEstimate.of(end) > tokens / 2 { end = String(end.suffix(end.count / 2)) }
        return end
    }

    /// The answer with what came now. What an assistant repeats of its end all the same is there once.
    func joined(with more: String) -> String {
        let known = Array(before.suffix(Self.widestOverlap))
        let new = Array(more.prefix(Self.widestOverlap))
        let longest = min(known.count, new.count)
        for count in stride(from: longest, through: Self.leastOverlap, by: -1)
        where known.suffix(count) == new.prefix(count) {
            return before + more.dropFirst(count)
        }
        return before + more
    }

    /// The turns behind the conversation.
    static func turns(after end: String) -> [AssistantTurn] {
        [AssistantTurn(.assistant, end), AssistantTurn(.user, request)]
    }
}

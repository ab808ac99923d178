import DocketDomain

/// Keeps keys from deciding what nobody has read: it knows what was drawn, when the program itself moved the
/// selection, and how fast keys come.
package struct DecisionGuard: Hashable, Sendable {
    /// The proposal that the last frame showed to be decided.
    private(set) var drawn: ArtifactID?
    /// What proposals change, as far as it has been on the screen.
    private(set) var seen = SeenChanges()
    /// Whether the last frame asked for a confirmation.
    private(set) var drawnQuestion = false
    /// When the program put another proposal, or a question, under the user's keys.
    private var movedAt: Timestamp?
    private var inputAt: Timestamp?
    private var inputBefore: Timestamp?

    /// Milliseconds in which a person can't have read what the program has just put there.
    static let reading: Int64 = 200
    /// Milliseconds between keys below which nobody presses them one by one. Keys that are held down repeat every
    /// 25 to 92 ms (X11, macOS, the Linux console).
    static let burst: Int64 = 100
    /// The same for the Enter after typed text, which does come fast.
    static let typing: Int64 = 30
    /// The same for what follows a selection: while keys come faster, it waits until they rest for as long.
    static let preview: Int64 = 30

    package init() {}

    /// A key or a paste has come.
    mutating func note(inputAt now: Timestamp) {
        inputBefore = inputAt
        inputAt = now
    }

    /// The program itself has put something else under the keys.
    mutating func note(movedAt now: Timestamp) {
        movedAt = now
    }

    /// A frame was drawn: keys from now on are about what it shows.
    mutating func note(drawn shown: ShownProposal?, question: Bool, at now: Timestamp) {
        if question, !drawnQuestion { movedAt = now }
        drawn = shown?.id
        if let change = shown?.change { seen.note(change) }
        drawnQuestion = question
    }

    /// When keys that come fast will have rested; nil where they do not come fast, or have rested.
    func rest(at now: Timestamp) -> Timestamp? {
        guard let inputAt, let inputBefore, inputAt.isWithin(Self.preview, of: inputBefore),
            now.isWithin(Self.preview, of: inputAt)
        else { return nil }
        return Timestamp(milliseconds: inputAt.milliseconds + Self.preview)
    }

    /// Why the present key decides nothing; nil when it may.
    func refusal(at now: Timestamp, within limit: Int64 = burst) -> String? {
        if let inputBefore, now.isWithin(limit, of: inputBefore) {
            return "Keys came too fast: nothing was decided"
        }
        if let movedAt, now.isWithin(Self.reading, of: movedAt) {
            return "The selection has just moved: nothing was decided"
        }
        return nil
    }
}

/// Whether a text that was changed may be left: the first Escape asks, the second one drops what was changed.
struct EscapeQuestion: Hashable, Sendable {
    private(set) var isAsked = false

    /// Answers whether the present Escape leaves. Any other key takes the question back.
    mutating func mayLeave(isChanged: Bool) -> Bool {
        guard isChanged, !isAsked else { return true }
        isAsked = true
        return false
    }
}

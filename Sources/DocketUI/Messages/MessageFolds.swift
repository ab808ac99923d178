/// Which messages are folded, and of which a long attachment is shown whole.
struct MessageFolds: Hashable, Sendable {
    private var foldsAll = false
    /// Messages that are folded; those that are not, where all are.
    private var exceptions: Set<Int> = []
    private var wholes: Set<Int> = []

    func extent(of ordinal: Int) -> MessagePage.Extent {
        if exceptions.contains(ordinal) != foldsAll { return .folded }
        return wholes.contains(ordinal) ? .whole : .usual
    }

    mutating func showWhole(_ ordinal: Int) { wholes.insert(ordinal) }

    /// Folds a message, or unfolds it.
    mutating func toggle(_ ordinal: Int) {
        wholes.remove(ordinal)
        if exceptions.remove(ordinal) == nil { exceptions.insert(ordinal) }
    }

    /// Folds all messages, or unfolds them.
    mutating func toggleAll() {
        foldsAll.toggle()
        exceptions = []
        wholes = []
    }
}

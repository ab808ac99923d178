import DocketDomain

/// What became of the questions that notes leave open, in this session: none of it is stored.
struct NudgeBook: Hashable, Sendable {
    enum State: Hashable {
        case active, answered, skipped
    }

    /// The notes that questions are about, and of whom.
    struct Subject: Hashable {
        let thread: ThreadID
        let customer: CustomerID
    }

    private struct Page: Hashable {
        var states: [String: State] = [:]
        var answers: [MessageID] = []
    }

    private var pages: [Subject: Page] = [:]

    /// What became of the question about a field.
    func state(of field: String, _ subject: Subject) -> State { pages[subject]?.states[field] ?? .active }

    /// The messages that answered, in their order.
    func answers(_ subject: Subject) -> [MessageID] { pages[subject]?.answers ?? [] }

    mutating func toggleSkip(_ field: String, _ subject: Subject) {
        pages[subject, default: Page()].states[field] = state(of: field, subject) == .skipped ? .active : .skipped
    }

    mutating func answer(_ step: NudgeStep, with message: MessageID) {
        pages[step.subject, default: Page()].states[step.field] = .answered
        pages[step.subject, default: Page()].answers.append(message)
    }
}

/// An answer that is on its way to its thread.
struct NudgeStep: Hashable {
    let subject: NudgeBook.Subject
    let field: String
}

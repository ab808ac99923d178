import DocketDomain

/// Answers that are being given, in any thread and by any process.
package struct RunningAnswers: Hashable, Sendable {
    private var all: [MessageID: RunningAnswer] = [:]
    /// Messages that are answered on behalf of this screen, which can stop it, and their threads.
    private var own: [MessageID: ThreadID] = [:]

    /// Those of a thread, the first one first.
    func given(in thread: ThreadID) -> [RunningAnswer] {
        all.values.filter { $0.threadID == thread }.sorted {
            ($0.startedAt, $0.id.rawValue) < ($1.startedAt, $1.id.rawValue)
        }
    }

    func isGiven(in thread: ThreadID) -> Bool { !all.isEmpty && all.values.contains { $0.threadID == thread } }

    /// Whether one is being given, or has been asked for.
    func isUnderWay(in thread: ThreadID) -> Bool { isGiven(in: thread) || own.values.contains(thread) }

    func canStop(_ id: MessageID) -> Bool { own[id] != nil }

    mutating func take(_ news: [AnswerNews]) {
        for item in news {
            switch item {
            case .began(let answer): all[answer.id] = answer
            case .grew(let id, let text): all[id]?.text += text
            case .ended(let id): all[id] = nil
            }
        }
    }

    mutating func ask(for id: MessageID, in thread: ThreadID) { own[id] = thread }

    /// What was asked for on this screen is over.
    ///
    /// - Parameter isStored: Whether there is a message; until that is read, what came of it stays.
    mutating func end(_ id: MessageID, isStored: Bool) {
        own[id] = nil
        if !isStored { all[id] = nil }
    }
}

import DocketDomain

/// What others are told of this screen: what has rested on it for a moment, and where somebody has just typed.
struct OwnWhereabouts: Hashable {
    private var told = Whereabouts()
    private var open: Set<StreamID> = []
    private var openSince: Timestamp?
    private var typing: Typing?

    private struct Typing: Hashable {
        let thread: ThreadID
        let at: Timestamp
    }

    /// Milliseconds that something rests on the screen before it counts as open, so that nobody is told each row that the
    /// selection runs over.
    static let rest: Int64 = 300
    /// Milliseconds after the last letter in which somebody still writes.
    static let writing: Int64 = 5000

    mutating func note(open: Set<StreamID>, at now: Timestamp) {
        guard open != self.open else { return }
        self.open = open
        openSince = now
    }

    mutating func note(typingIn thread: ThreadID, at now: Timestamp) { typing = Typing(thread: thread, at: now) }

    mutating func noteStopped() { typing = nil }

    /// What is to be told, where others know something else.
    mutating func takeNews(at now: Timestamp) -> Whereabouts? {
        var next = told
        if !isResting(at: now) { next.open = open }
        if let typing, !now.isWithin(Self.writing, of: typing.at) { self.typing = nil }
        next.writing = Set([typing?.thread].compactMap(\.self))
        guard next != told else { return nil }
        told = next
        return next
    }

    /// When there may be something to tell.
    var wake: Wake? {
        let rested = open == told.open ? nil : openSince.map { $0.milliseconds + Self.rest }
        let stopped = typing.map { $0.at.milliseconds + Self.writing }
        return [rested, stopped].compactMap(\.self).min().map { Wake(at: Timestamp(milliseconds: $0)) }
    }

    private func isResting(at now: Timestamp) -> Bool {
        openSince.map { now.isWithin(Self.rest, of: $0) } ?? false
    }
}

extension AppState {
    /// Has others told from now on what is open here.
    package mutating func beginTelling() { whereabouts = OwnWhereabouts() }

    /// Looks at what is on the screen, and has told what is new of it.
    ///
    /// - Parameter drafts: Unfinished texts that have just changed.
    mutating func reconcileWhereabouts(_ drafts: [DraftKey], _ effects: inout [Effect]) {
        guard var own = whereabouts else { return }
        own.note(open: isLargeEnough ? screens.shown.openObjects(shared) : [], at: shared.now)
        if let (thread, draft) = composing {
            if drafts.contains(draft), shared.drafts[draft] != nil { own.note(typingIn: thread, at: shared.now) }
        } else {
            own.noteStopped()
        }
        if let news = own.takeNews(at: shared.now) { effects.append(.tell(news)) }
        whereabouts = own
    }

    /// Where the message that is being written would go to, and what its text is kept by.
    private var composing: (thread: ThreadID, draft: DraftKey)? {
        guard let purpose = (overlay?.content as? Composer)?.purpose, let target = purpose.target,
            let thread = shared.thread(of: target)
        else { return nil }
        return (thread, purpose.draft)
    }
}

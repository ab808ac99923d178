/// When frames are drawn: at once for what the user does, and once in 16 ms at the most for what comes by itself.
struct FramePace {
    private static let interval = Duration.milliseconds(16)

    private var lastFrame: ContinuousClock.Instant?
    /// Whether a key's frame is to be drawn.
    private var isAwaited = false
    /// When a frame is drawn that has to wait.
    private(set) var due: ContinuousClock.Instant?

    /// The user has done something.
    mutating func noteInput() { isAwaited = true }

    /// Whether a frame may be drawn now; where not, it is `due` later.
    mutating func allowsFrame(at now: ContinuousClock.Instant) -> Bool {
        if let lastFrame, !isAwaited, now < lastFrame + Self.interval {
            due = lastFrame + Self.interval
            return false
        }
        return true
    }

    mutating func noteFrame(at now: ContinuousClock.Instant) {
        (lastFrame, isAwaited, due) = (now, false, nil)
    }
}

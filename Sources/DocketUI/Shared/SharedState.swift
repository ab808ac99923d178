package import DocketDomain
package import TerminalKit

/// What all views share.
package struct SharedState: Hashable, Sendable {
    package var size: Size
    package let identity: Identity
    package var appearance: Appearance
    package let keymap: Keymap
    package var now: Timestamp

    /// Whether the pane that has the focus fills the screen.
    package var isZoomed = false
    package var splits = Splits()
    package var find: FindState?
    package var history = NavigationHistory()
    /// What keeps keys from deciding what nobody has read.
    package var decisionGuard = DecisionGuard()
    /// How tables were arranged by the user.
    package var arrangements = TableArrangements()
    /// What was typed before into lines that begin empty.
    package var recentLines = RecentLines()
    /// Texts that were not finished, by what they are for.
    var drafts = Drafts()
    /// What is known of messages that wait for an answer to end.
    var queue = QueueState()

    package var queries = PendingQueries()
    package var writes = PendingWrites()
    package var exports = ExportsUnderWay()
    package var answers = RunningAnswers()
    /// Whether the log can be reached: else what is there can be read, and nothing is written.
    var isLogInReach = true
    /// Who else has what open.
    package var others = PresentOthers()
    /// Assistants that are not asked for a while, and until when: they failed too often, or had what they may have.
    var pauses: [String: Timestamp] = [:]
    /// Offers that were taken up, or put off, in this session.
    var settledOffers: Set<OfferID> = []
    /// What others have changed a moment ago.
    package var flashes = Flashes()
    /// Runs of queries that were begun in this session.
    var runCount = 0
    /// What became of questions about notes.
    var nudges = NudgeBook()
    package var exportHabits = ExportHabits()

    package var toast: Notice?
    package var failure: DocketError?

    init(identity: Identity, size: Size, appearance: Appearance, keymap: Keymap, now: Timestamp) {
        self.identity = identity
        self.size = size
        self.appearance = appearance
        self.keymap = keymap
        self.now = now
    }

    var times: TimeText { TimeText(now: now, zone: appearance.zone) }

    /// Where the views lie: between the title and the hints.
    var body: Rect { Rect(size).droppingTop(1).droppingBottom(1) }

    /// Whether what follows a selection waits for keys to rest.
    var previewsWait: Bool { decisionGuard.rest(at: now) != nil }

    func label(of command: CommandID) -> String { keymap.label(of: command) }
}

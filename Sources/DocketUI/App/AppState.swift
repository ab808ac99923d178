package import DocketDomain
package import TerminalKit

/// Everything that the screen depends on.
package struct AppState: Hashable, Sendable {
    package var size: Size
    package let identity: Identity
    package var looks: Looks
    package let keymap: Keymap
    package var now: Timestamp

    package var screen: Place = .browse
    package var focus: Focus = .threads
    package var isZoomed = false
    package var splits = Splits()

    package var threads = PagedList<ThreadSummary>()
    package var threadFilter = ThreadFilter()
    /// The thread whose messages are shown.
    package var reading: ReadingState?
    /// The artifacts of that thread.
    package var shelf = ShelfState(place: .thread)
    /// All artifacts.
    package var gallery = ShelfState(place: .everywhere)

    package var review = ReviewState()
    package var customers = CustomersState()
    package var exports = ExportsState()
    /// How many proposals wait for the viewer, as soon as that is known.
    package var pending: Total?
    /// What keeps keys from deciding what nobody has read.
    var decisionGuard = DecisionGuard()
    /// Whether the review is opened as soon as something is known to wait there.
    package var opensReview = false
    /// Whether the review, or the customers, have changed while they were not shown.
    var isReviewStale = false
    var areCustomersStale = false
    /// When the screen looks at the clock again.
    var wakeAt: Timestamp?

    package var overlay: Overlay?
    /// Whether threads have changed while they were not shown.
    var staleThreads = false
    /// Keys that were pressed and may begin a longer sequence.
    package var pendingKeys: [Key] = []
    package var toast: Toast?
    package var failure: DocketError?
    package var find: FindState?
    package var trail = Trail()
    /// How tables were arranged by the user.
    package var arrangements = TableArrangements()

    /// What is being read, by slot.
    package var loads: [Load.Slot: Load] = [:]
    /// What could not be read; it is asked for again when the user or a change gives a reason.
    package var failedLoads: Set<Load> = []
    /// Where the screen was when it was left the last time.
    var startAddress: Address?
    /// The artifact of an address whose thread is not known yet.
    package var wantedArtifact: ArtifactID?
    /// The message to go to as soon as its place is known.
    package var wantedMessage: MessageID?
    /// A text that was not finished, by what it is for.
    package var drafts: [WritingState.Purpose: TextEditor] = [:]
    /// Commands that are on their way.
    package var changesUnderWay = 0
    /// Whether the last key was an interrupt with nothing to cancel.
    package var isQuitArmed = false
    /// Where the mouse holds a split.
    package var dragging: Divider?

    /// A short message in the corner, until the next key.
    package struct Toast: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            case done
            case refused
        }

        package let text: String
        package let kind: Kind

        package init(_ text: String, _ kind: Kind = .done) {
            self.text = text
            self.kind = kind
        }
    }

    package init(
        identity: Identity, size: Size, looks: Looks = Looks(), keymap: Keymap = .standard, now: Timestamp
    ) {
        self.identity = identity
        self.size = size
        self.looks = looks
        self.keymap = keymap
        self.now = now
        review.filter = standardFilter
        customers.filter = standardCustomers
    }

    /// What asks for the pages of the thread list: in the opposite order where they are counted from its end.
    var threadQuery: ThreadFilter {
        var query = threadFilter
        if threads.end == .end { query.order = query.order.reversed }
        return query
    }

    /// The list of artifacts that the screen shows.
    var shownShelf: ShelfState {
        get { screen == .browse ? shelf : gallery }
        set { if screen == .browse { shelf = newValue } else { gallery = newValue } }
    }

    /// The contexts whose keys work now, innermost first.
    package var contexts: [KeyContext] { [context, .everywhere] }

    /// The innermost one.
    var context: KeyContext {
        switch focus {
        case .viewer: shownShelf.viewer?.context ?? .text
        case .desk: deskContext
        default: focus.context
        }
    }

    var layout: ScreenLayout { ScreenLayout(self) }
}

package import DocketDomain
package import TerminalKit

/// Everything that the terminal depends on: what views share, the screens, and what lies over them.
@dynamicMemberLookup
package struct AppState: Hashable, Sendable {
    package internal(set) var shared: SharedState
    package internal(set) var screens: ScreenSet
    package internal(set) var overlay: PresentedOverlay?
    /// Keys that were pressed and may begin a longer sequence.
    package internal(set) var pendingKeys: [Key] = []
    /// Keys of which it was said that they do nothing; it is said once.
    var unboundKeys: Set<Key> = []
    /// Whether the last key was an interrupt with nothing to cancel.
    var isQuitArmed = false
    /// The end of the program that waits until everything is stored.
    var leaving: Leaving?
    /// When the screen looks at the clock again.
    var wakeAt: Timestamp?
    /// What others are told of this screen; nil where they are told nothing.
    var whereabouts: OwnWhereabouts?
    /// Changes that are being read, and those that wait for that.
    var live = LiveChanges()
    /// Why whoever opened an overlay can't take its answer, while that is given to them.
    var refusedAnswer: String?
    /// Where the screen was when it was left the last time.
    var startAddress: Address?

    package init(
        identity: Identity, size: Size, appearance: Appearance = Appearance(), keymap: Keymap = .standard,
        now: Timestamp
    ) {
        shared = SharedState(identity: identity, size: size, appearance: appearance, keymap: keymap, now: now)
        screens = ScreenSet(identity)
    }

    package subscript<Value>(dynamicMember path: WritableKeyPath<SharedState, Value>) -> Value {
        get { shared[keyPath: path] }
        set { shared[keyPath: path] = newValue }
    }

    package subscript<Value>(dynamicMember path: KeyPath<SharedState, Value>) -> Value { shared[keyPath: path] }

    /// The screen of a type.
    package subscript<Value: AppScreen>(type: Value.Type) -> Value {
        get { screens[type] }
        set { screens[type] = newValue }
    }

    /// The screen that is shown.
    package var screen: ScreenID { screens.current }

    /// The address of what the screen shows.
    package var address: Address { screens.shown.address(shared) ?? shared.history.current }

    /// The contexts whose keys work now, innermost first.
    var contexts: [KeyContext] { screens.shown.keyContext(shared).chain }

    /// Whether something that is seen is on its way. What is read ahead does not count.
    package var awaitsWhatIsSeen: Bool {
        shared.queries.isAwaited(by: .screen(screens.current)) && screens.shown.awaitsWhatIsSeen(shared)
    }

    /// What was asked for and is not stored yet, in words, such as “Accepting Occupation”.
    package var unstored: [String] { shared.writes.words }
}

/// What lies over the panes, and who opened it.
package struct PresentedOverlay: Hashable, Sendable {
    package internal(set) var content: any Overlay
    let presenter: Asker

    package static func == (left: PresentedOverlay, right: PresentedOverlay) -> Bool {
        AnyHashable(left.content) == AnyHashable(right.content) && left.presenter == right.presenter
    }

    package func hash(into hasher: inout Hasher) {
        content.hash(into: &hasher)
        hasher.combine(presenter)
    }
}

/// The end of the program, while something is not stored yet.
struct Leaving: Hashable {
    /// What ends it.
    let effect: Effect
    /// When the user is asked whether to leave all the same.
    let asksAt: Timestamp
    var hasAsked = false

    /// Milliseconds in which storing is not worth a question.
    static let patience: Int64 = 2000
}

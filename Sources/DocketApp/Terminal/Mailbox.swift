import DocketUI
import Synchronization

/// What effects have to say, gathered until the screen's thread has time for it.
final class Mailbox: Sendable {
    private let actions = Mutex<[Action]>([])
    private let wake: @Sendable () -> Void

    /// - Parameter wake: Ends the wait of whoever takes the letters.
    init(wake: @escaping @Sendable () -> Void) {
        self.wake = wake
    }

    func post(_ action: Action) {
        actions.withLock { $0.append(action) }
        wake()
    }

    func takeAll() -> [Action] {
        actions.withLock { actions in
            defer { actions = [] }
            return actions
        }
    }
}

import Synchronization

/// Text that an effect has made for the clipboard, until the screen's thread takes it there.
final class Clipboard: Sendable {
    private let text = Mutex<String?>(nil)
    private let wake: @Sendable () -> Void

    init(wake: @escaping @Sendable () -> Void) {
        self.wake = wake
    }

    func put(_ new: String) {
        text.withLock { $0 = new }
        wake()
    }

    func take() -> String? {
        text.withLock { $0.take() }
    }
}

import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Keeps what a library prints on standard error off the user's screen: what it complains about, docket says itself.
enum SilencedErrors {
    private struct State {
        var depth = 0
        /// The real standard error while another stands in its place.
        var kept: Int32 = -1
    }

    private static let state = Mutex(State())

    static func during<Value>(_ body: () -> Value) -> Value {
        begin()
        defer { end() }
        return body()
    }

    private static func begin() {
        state.withLock { state in
            state.depth += 1
            guard state.depth == 1 else { return }
            let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
            guard nowhere >= 0 else { return }
            state.kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
            if state.kept >= 0 { dup2(nowhere, STDERR_FILENO) }
            close(nowhere)
        }
    }

    private static func end() {
        state.withLock { state in
            state.depth -= 1
            guard state.depth == 0, state.kept >= 0 else { return }
            dup2(state.kept, STDERR_FILENO)
            close(state.kept)
            state.kept = -1
        }
    }
}

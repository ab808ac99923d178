import Foundation

/// Notices that nobody reads standard output any more, also while there is nothing to write.
enum ClosedPipe {
    /// Ends the program quietly when that happens.
    static func endProgramWhenNobodyReads() {
        let thread = Thread {
            // No event is asked for: only errors are reported, and a pipe without a reader is one.
            var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
            while true {
                if poll(&output, 1, -1) < 0, errno != EINTR { return }
                if output.revents & Int16(POLLERR) != 0 { _exit(ExitStatus.done.rawValue) }
                if output.revents != 0 { return }
            }
        }
        thread.stackSize = 64 << 10
        thread.start()
    }
}

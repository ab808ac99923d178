import Foundation

/// What the program knows of the terminal that it may be running in.
enum Terminal {
    static let outputIsTerminal = isatty(STDOUT_FILENO) == 1
    static let errorIsTerminal = isatty(STDERR_FILENO) == 1

    /// Columns and rows, where standard output is a terminal.
    static var size: (columns: Int, rows: Int)? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// Standard streams that the program was started without lead nowhere: else the first file that is opened would
    /// have their number, and get what is meant for them. Writing to one of these fails.
    static func openStandardStreams() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest number that is free is this one.
            _ = open("/dev/null", O_RDONLY)
        }
    }

    /// Ends the program with 130 on an interrupt, without a word: everything that was acknowledged is stored, and what
    /// was being written is undone when the workspace is opened next. A closed pipe is an error of the write instead.
    static func setUpSignals() {
        signal(SIGPIPE, SIG_IGN)
        // A file that may grow no further is an error of the write, as a full disk is.
        signal(SIGXFSZ, SIG_IGN)
        signal(SIGINT) { _ in _exit(130) }
    }
}

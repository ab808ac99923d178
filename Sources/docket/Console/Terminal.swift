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

    /// Ends the program with 130 on an interrupt, without a word: everything that was acknowledged is stored, and what
    /// was being written is undone when the workspace is opened next. A closed pipe is an error of the write instead.
    static func setUpSignals() {
        signal(SIGPIPE, SIG_IGN)
        // A file that may grow no further is an error of the write, as a full disk is.
        signal(SIGXFSZ, SIG_IGN)
        signal(SIGINT) { _ in _exit(130) }
    }
}

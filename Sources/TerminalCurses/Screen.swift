import CNcursesw
package import TerminalKit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The terminal, as long as the program has it to itself.
///
/// Curses keeps global state, so a screen is made, used and closed on one thread, and there is one at a time. Only
/// its `waker` may be used from elsewhere. While it is open nothing else may write to standard output or error.
package final class Screen {
    /// Ends the wait of `readEvents` from any thread.
    package let waker = Waker()
    /// The terminal shows ASCII only, because its locale is not UTF-8.
    package let isAsciiOnly: Bool
    /// Columns and rows of the terminal.
    package internal(set) var size = Size(width: 80, height: 24)

    var decoder: InputDecoder
    var clicks = ClickCounter()
    let escapeDelay: Duration
    /// When a sequence that was given up, or a late part of it, came last.
    var lastPart: ContinuousClock.Instant?
    let start = ContinuousClock.now
    /// Bytes that were typed before the screen was there, when the terminal still made a line feed of Return.
    var typedAhead = 0
    /// What the terminal answers of its background, until it has, or it is too late.
    var backgroundReport: BackgroundReport?

    private let handle: OpaquePointer
    private let output = FrameOutput()
    private var palette: ColorPairs
    /// What the terminal shows; nil when all of it has to be drawn.
    private var shown: Frame?
    private var isOpen = true
    private var isCursorVisible = false

    /// Takes over the terminal. When this throws, the terminal is as it was.
    package init(_ options: Options = Options()) throws(ScreenError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        let terminal = Self.environment("TERM") ?? ""
        try TerminalDescription.load(terminal: terminal)
        isAsciiOnly = !Self.useLocale()
        var modes = termios()
        tcgetattr(STDIN_FILENO, &modes)
        let restoration = TerminalDescription.restoration
        decoder = InputDecoder(sequences: TerminalDescription.keys)
        escapeDelay = options.escapeDelay ?? Self.usualEscapeDelay
        mouse = options.mouse
        SignalGuard.install(restoration: restoration, terminal: modes, pipe: waker.output)
        SignalGuard.setActive(true)
        guard let handle = cursesw_open() else {
            SignalGuard.setActive(false)
            SignalGuard.uninstall()
            throw .unknown(terminal: terminal)
        }
        self.handle = handle
        // Curses installs handlers of its own, for fewer signals.
        SignalGuard.install(restoration: restoration, terminal: modes, pipe: waker.output)
        TerminalDescription.trim()
        raw()
        noecho()
        nonl()
        typedAhead = Self.waitingBytes
        keypad(cursesw_window(), true)
        // Input that is waiting must not cut a frame short.
        typeahead(-1)
        let isPlain = Self.environment("NO_COLOR").map { !$0.isEmpty } ?? false
        palette = ColorPairs(isWanted: options.color && !isPlain)
        curs_set(0)
        takeSize()
        doupdate()
        TerminalOutput.send(TerminalOutput.pasteOn + (mouse ? TerminalOutput.mouseOn : ""))
        if options.asksForBackground, TerminalDescription.takesQuestions(terminal) {
            backgroundReport = BackgroundReport()
            TerminalOutput.send(BackgroundReport.question)
        }
    }

    deinit {
        close()
    }

    /// Colours in use: 256, 16, 8, or 0 for attributes alone.
    package var colors: Int { palette.colors }

    /// Whether the mouse is told; it can be switched while the screen is open.
    package var mouse: Bool {
        didSet {
            guard isOpen, mouse != oldValue else { return }
            TerminalOutput.send(mouse ? TerminalOutput.mouseOn : TerminalOutput.mouseOff)
        }
    }

    /// Gives the terminal back for good.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        leave()
        SignalGuard.uninstall()
        delscreen(handle)
    }

    /// Shows a frame: sends what differs from what is shown, and nothing else.
    package func present(_ frame: Frame) {
        guard isOpen else { return }
        let frame = isAsciiOnly ? frame.asciiOnly() : frame
        let runs = frame.changes(since: shown ?? Frame(size: Size(width: 0, height: 0)))
        var style = Style.plain
        var pair: Int32 = 0
        var bits: UInt32 = 0
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Glyph.capacity + 1) { scalars in
            scalars.initialize(repeating: 0)
            for run in runs where run.origin.y < size.height {
                var x = run.origin.x
                for cell in run.cells {
                    defer { x += 1 }
                    let width = cell.glyph.width
                    guard width > 0, x + width <= size.width else { continue }
                    if cell.style != style {
                        style = cell.style
                        pair = palette.pair(for: style.reduced(to: palette.colors))
                        bits = UInt32(style.attributes.rawValue)
                    }
                    for index in 0..<Glyph.capacity { scalars[index] = cell.glyph.scalarValue(at: index) }
                    cursesw_put(Int32(run.origin.y), Int32(x), scalars.baseAddress, bits, pair)
                }
            }
        }
        showCursor(frame.cursor)
        wnoutrefresh(cursesw_window())
        output.gather { doupdate() }
        shown = frame
    }

    /// Has the next frame drawn anew as a whole, over whatever the terminal shows.
    package func redraw() {
        shown = nil
        clearok(cursesw_window(), true)
    }

    /// Sets the terminal's clipboard, where it allows that. Call it when the user asks for it, and only then.
    package func copyToClipboard(_ text: String) {
        guard isOpen else { return }
        TerminalOutput.send(TerminalOutput.clipboard(text))
    }

    /// Stops the program as a job of its shell, and goes on when the shell says so.
    package func suspend() {
        outside { SignalGuard.stop() }
    }

    /// Gives the terminal back while `body` runs, as for an editor or a pager.
    package func outside<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        leave()
        defer { enter() }
        return try body()
    }

    /// Takes the size of the terminal; answers whether it changed.
    @discardableResult
    func takeSize() -> Bool {
        var window = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0,
            window.ws_col != cursesw_columns() || window.ws_row != cursesw_rows()
        {
            resize_term(Int32(window.ws_row), Int32(window.ws_col))
        }
        let new = Size(width: Int(cursesw_columns()), height: Int(cursesw_rows()))
        guard new != size else { return false }
        size = new
        werase(cursesw_window())
        redraw()
        return true
    }

    /// Takes the terminal back after somebody else had it.
    func enter() {
        var modes = termios()
        if tcgetattr(STDIN_FILENO, &modes) == 0 {
            def_shell_mode()
            SignalGuard.setTerminal(modes)
        }
        SignalGuard.setActive(true)
        reset_prog_mode()
        keypad(cursesw_window(), true)
        redraw()
        takeSize()
        doupdate()
        TerminalOutput.send(TerminalOutput.pasteOn + (mouse ? TerminalOutput.mouseOn : ""))
    }

    private func leave() {
        TerminalOutput.send(TerminalOutput.mouseOff + TerminalOutput.pasteOff)
        curs_set(1)
        endwin()
        SignalGuard.setActive(false)
        isCursorVisible = true
    }

    private func showCursor(_ point: Point?) {
        if let point, Rect(size).contains(point) {
            wmove(cursesw_window(), Int32(point.y), Int32(point.x))
        }
        if isCursorVisible != (point != nil) {
            isCursorVisible = point != nil
            curs_set(isCursorVisible ? 1 : 0)
        }
    }

    /// Bytes that the terminal has for the program.
    private static var waitingBytes: Int {
        var count: Int32 = 0
        return ioctl(STDIN_FILENO, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
    }

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    private static var usualEscapeDelay: Duration {
        let isRemote = environment("SSH_CONNECTION") != nil || environment("SSH_TTY") != nil
        return .milliseconds(isRemote ? 100 : 25)
    }

    /// Takes the user's locale; answers whether it is UTF-8.
    ///
    /// A UTF-8 locale that is not installed here, as is common over SSH, is taken for the one that always is.
    private static func useLocale() -> Bool {
        if setlocale(LC_CTYPE, "") == nil {
            let names = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment($0) }
            let name = names.first { !$0.isEmpty }?.uppercased() ?? ""
            if name.hasSuffix("UTF-8") || name.hasSuffix("UTF8") { setlocale(LC_CTYPE, "C.UTF-8") }
        }
        return cursesw_is_utf8() != 0
    }
}

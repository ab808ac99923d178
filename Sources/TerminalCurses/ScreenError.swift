/// Why the screen can't be started. The terminal has not been touched.
package enum ScreenError: Error, Hashable, CustomStringConvertible {
    /// Standard input or output is a file or a pipe.
    case notATerminal
    /// The terminal can't move its cursor, or says so (`TERM=dumb`).
    case incapable(terminal: String)
    /// Nothing describes this terminal.
    case unknown(terminal: String)

    package var description: String {
        switch self {
        case .notATerminal:
            "Standard input and output must be a terminal."
        case .incapable(terminal: ""):
            "TERM is not set; set it to what your terminal is, such as xterm."
        case .incapable(let terminal):
            "This terminal (TERM=\(Self.plain(terminal))) cannot move its cursor; set TERM to what it really is."
        case .unknown(let terminal):
            "This terminal (TERM=\(Self.plain(terminal))) is not known here; set TERM to one that is, such as xterm."
        }
    }

    /// The value of TERM comes from outside.
    private static func plain(_ terminal: String) -> String {
        var text = ""
        text.unicodeScalars += terminal.unicodeScalars.prefix(40).filter { (0x20..<0x7F).contains($0.value) }
        return text
    }
}

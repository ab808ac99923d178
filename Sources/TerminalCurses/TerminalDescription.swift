import CNcursesw
import TerminalKit

/// What terminfo says about the terminal.
enum TerminalDescription {
    /// Loads the description; throws before anything is sent.
    static func load(terminal: String) throws(ScreenError) {
        guard !terminal.isEmpty, terminal != "dumb", terminal != "unknown" else {
            throw .incapable(terminal: terminal)
        }
        var status: Int32 = 0
        guard setupterm(terminal, 1, &status) == OK else {
            throw status == 1 ? .incapable(terminal: terminal) : .unknown(terminal: terminal)
        }
        guard string("cup") != nil else { throw .incapable(terminal: terminal) }
    }

    /// Whether a terminal takes a question that it does not know for nothing. Consoles would print it.
    static func takesQuestions(_ terminal: String) -> Bool {
        !["linux", "cons", "vt", "wsvt", "sun"].contains { terminal.hasPrefix($0) }
    }

    /// What puts the terminal back: modes off, attributes, keypad, cursor, and the screen from before.
    static var restoration: [UInt8] {
        let modes = Array((TerminalOutput.mouseOff + TerminalOutput.pasteOff).utf8)
        return ["sgr0", "op", "rmkx", "cnorm", "rmcup"].reduce(into: modes) { bytes, name in
            bytes += string(name) ?? []
        }
    }

    /// Leaves the switch between character sets out of every change of style: nothing is drawn in the other set, and
    /// the switch would be a third of the bytes of a row.
    static func trim() {
        for part in ["%?%p9%t\u{1B}(0%e\u{1B}(B%;", "%?%p9%t\u{0E}%e\u{0F}%;"] { cursesw_trim("sgr", part) }
        for part in ["\u{1B}(B", "\u{0F}"] { cursesw_trim("sgr0", part) }
    }

    /// The keys whose sequences are described.
    static var keys: [[UInt8]: Key] {
        var keys: [[UInt8]: Key] = [:]
        for (name, key) in names {
            guard let bytes = string(name), bytes.count > 1, bytes.first == 0x1B else { continue }
            keys[bytes] = key
        }
        return keys
    }

    private static let names: [(String, Key)] =
        [
            ("kcuu1", Key(.up)), ("kcud1", Key(.down)), ("kcub1", Key(.left)), ("kcuf1", Key(.right)),
            ("khome", Key(.home)), ("kend", Key(.end)), ("kpp", Key(.pageUp)), ("knp", Key(.pageDown)),
            ("kich1", Key(.insert)), ("kdch1", Key(.delete)), ("kent", .enter), ("kcbt", Key(.tab, .shift)),
            ("kri", Key(.up, .shift)), ("kind", Key(.down, .shift)), ("kLFT", Key(.left, .shift)),
            ("kRIT", Key(.right, .shift)), ("kHOM", Key(.home, .shift)), ("kEND", Key(.end, .shift)),
            ("kDC", Key(.delete, .shift)),
        ] + (1...12).map { ("kf\($0)", Key(.function($0))) }

    /// A capability without its padding, which only printers and old terminals need.
    private static func string(_ name: String) -> [UInt8]? {
        guard let value = cursesw_string(name) else { return nil }
        var bytes: [UInt8] = []
        var isPadding = false
        var place = value
        while place.pointee != 0 {
            let byte = UInt8(bitPattern: place.pointee)
            if byte == UInt8(ascii: "$"), place[1] == 0x3C { isPadding = true }
            if !isPadding { bytes.append(byte) }
            if byte == UInt8(ascii: ">") { isPadding = false }
            place += 1
        }
        return bytes.isEmpty ? nil : bytes
    }
}

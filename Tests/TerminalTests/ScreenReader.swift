import TerminalKit

/// Reads what a program sends to a terminal, and holds it to the few sequences that docket's screen is drawn with.
///
/// It keeps what the terminal would show, so that a test can wait for it. Whatever else arrives is an offence: a
/// control or sequence that is not in the list, or a scalar that a terminal acts on or leaves out.
struct ScreenReader {
    /// What was sent and may not be, with some of what came before it.
    private(set) var offences: [String] = []
    private var cells: [[String]]
    private let width: Int
    private var x = 0
    private var y = 0
    private var saved = (x: 0, y: 0)
    private var regionTop = 0
    private var regionBottom: Int
    private var state = State.text
    private var recent: [UInt8] = []

    private enum State {
        case text
        case escape
        case characterSet
        case sequence([UInt8])
        case question([UInt8])
        case scalar([UInt8], length: Int)
    }

    init(width: Int, height: Int) {
        self.width = width
        regionBottom = height - 1
        cells = Array(repeating: Array(repeating: " ", count: width), count: height)
    }

    /// The rows of the screen; the second column of a wide character is empty.
    var rows: [String] { cells.map { $0.joined() } }
    var text: String { rows.joined(separator: "\n") }

    /// Whether a sequence was begun and not ended.
    var isInside: Bool { if case .text = state { false } else { true } }

    /// What a column of the screen shows in each row.
    func column(_ x: Int) -> [String] { cells.map { $0[x] } }

    mutating func feed(_ bytes: [UInt8]) {
        for byte in bytes {
            recent.append(byte)
            if recent.count > 400 { recent.removeFirst(200) }
            take(byte)
        }
    }

    private mutating func refuse(_ what: String) {
        state = .text
        let before = recent.suffix(40).map { (0x20..<0x7F).contains($0) ? String(UnicodeScalar($0)) : "\\\($0)" }
        offences.append("\(what) after \(before.joined())")
    }

    private mutating func take(_ byte: UInt8) {
        switch state {
        case .text: takeText(byte)
        case .escape: takeEscape(byte)
        case .characterSet:
            state = .text
            if byte != UInt8(ascii: "B") { refuse("a character set") }
        case .sequence(let bytes):
            if (0x20..<0x40).contains(byte), bytes.count < 32 {
                state = .sequence(bytes + [byte])
            } else {
                state = .text
                run(bytes, byte)
            }
        case .question(let bytes):
            // The colour of the background is asked for, and nothing else is.
            let whole = Array("11;?\u{1B}\\".utf8)
            guard whole.starts(with: bytes + [byte]) else { return refuse("a command of the system's") }
            state = bytes.count + 1 == whole.count ? .text : .question(bytes + [byte])
        case .scalar(let bytes, let length):
            guard byte & 0xC0 == 0x80 else { return refuse("invalid UTF-8") }
            guard bytes.count + 1 == length else { return state = .scalar(bytes + [byte], length: length) }
            state = .text
            // Strict: overlong forms and surrogates are no UTF-8.
            guard let text = String(validating: bytes + [byte], as: UTF8.self), let scalar = text.unicodeScalars.first
            else { return refuse("invalid UTF-8") }
            show(scalar)
        }
    }

    private mutating func takeText(_ byte: UInt8) {
        switch byte {
        case 0x08: x = max(0, min(x, width - 1) - 1)
        case 0x09: x = min(width - 1, (x / 8 + 1) * 8)
        case 0x0A: lineFeed()
        case 0x0D: x = 0
        case 0x1B: state = .escape
        case 0x20..<0x7F: show(UnicodeScalar(byte))
        case 0xC2..<0xE0: state = .scalar([byte], length: 2)
        case 0xE0..<0xF0: state = .scalar([byte], length: 3)
        case 0xF0..<0xF5: state = .scalar([byte], length: 4)
        default: refuse("the byte \(byte)")
        }
    }

    private mutating func takeEscape(_ byte: UInt8) {
        state = .text
        switch byte {
        case UInt8(ascii: "["): state = .sequence([])
        case UInt8(ascii: "]"): state = .question([])
        case UInt8(ascii: "("): state = .characterSet
        case UInt8(ascii: "="), UInt8(ascii: ">"): break
        case UInt8(ascii: "7"): saved = (x, y)
        case UInt8(ascii: "8"): (x, y) = saved
        case UInt8(ascii: "M"):
            if y == regionTop { scroll(by: -1, from: regionTop) } else { y = max(0, y - 1) }
        default: refuse("the escape \(byte)")
        }
    }

    /// Moves in the ways that curses does, and refuses every other sequence.
    private mutating func run(_ bytes: [UInt8], _ final: UInt8) {
        let text = String(decoding: bytes, as: UTF8.self)
        let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
        let isPlain = text.utf8.allSatisfy { (0x30..<0x3A).contains($0) || $0 == 0x3B }
        let first = numbers.first.flatMap { $0 } ?? 1
        let height = cells.count
        switch (UnicodeScalar(final), isPlain) {
        case ("A", true): y = max(0, y - first)
        case ("B", true): y = min(height - 1, y + first)
        case ("C", true): x = min(width - 1, x + first)
        case ("D", true): x = max(0, min(x, width - 1) - first)
        case ("G", true): x = min(width, first) - 1
        case ("d", true): y = min(height, first) - 1
        case ("H", true):
            (y, x) = (min(height, first) - 1, min(width, (numbers.count > 1 ? numbers[1] : nil) ?? 1) - 1)
        case ("J", true) where text.isEmpty || text == "2":
            erase(y, from: text == "2" ? 0 : min(x, width), to: width)
            for row in text == "2" ? 0..<height : y + 1..<height { erase(row, from: 0, to: width) }
        case ("K", true) where text.isEmpty: erase(y, from: x, to: width)
        case ("K", true) where text == "1": erase(y, from: 0, to: x + 1)
        case ("X", true): erase(y, from: x, to: x + first)
        case ("P", true):
            cells[y].removeSubrange(x..<min(width, x + first))
            cells[y] += Array(repeating: " ", count: width - cells[y].count)
        case ("@", true):
            cells[y].insert(contentsOf: Array(repeating: " ", count: first), at: x)
            cells[y].removeLast(first)
        case ("L", true): scroll(by: -first, from: y)
        case ("M", true): scroll(by: first, from: y)
        case ("S", true): scroll(by: first, from: regionTop)
        case ("T", true): scroll(by: -first, from: regionTop)
        case ("r", true):
            (regionTop, regionBottom) = (first - 1, ((numbers.count > 1 ? numbers[1] : nil) ?? height) - 1)
            (x, y) = (0, 0)
        case ("b", true):
            let last = x > 0 ? cells[y][x - 1] : " "
            for scalar in String(repeating: last, count: first).unicodeScalars { show(scalar) }
        case ("m", true) where Self.isStyle(numbers): break
        case ("t", true) where text == "22;0;0" || text == "23;0;0": break
        case ("h", false), ("l", false):
            guard text.first == "?", Self.modes.isSuperset(of: text.dropFirst().split(separator: ";").map(String.init))
            else { return refuse("the mode \(text)") }
        case ("l", true) where text == "4": break
        default: refuse("the sequence \(text)\(UnicodeScalar(final))")
        }
    }

    /// Cursor keys, the cursor's blinking and visibility, wrapping, the other screen, the mouse, pasting.
    private static let modes: Set<String> = ["1", "7", "12", "25", "1002", "1006", "1049", "2004"]

    private static func isStyle(_ numbers: [Int?]) -> Bool {
        if numbers.count == 3, numbers[0] == 38 || numbers[0] == 48, numbers[1] == 5 { return true }
        var rest = numbers[...]
        while let number = rest.popFirst() {
            switch number ?? 0 {
            case 0...4, 7, 22...24, 27, 30...37, 39...47, 49, 90...97, 100...107: continue
            case 38 where rest.first == 5, 48 where rest.first == 5: rest = rest.dropFirst(2)
            default: return false
            }
        }
        return true
    }

    private mutating func show(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x80...0x9F, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF,
            0xE0000...0xE0FFF:
            return refuse("U+\(String(scalar.value, radix: 16))")
        default: break
        }
        let columns = TextWidth.standard.width(of: scalar)
        guard columns >= 0 else { return refuse("U+\(String(scalar.value, radix: 16)), which has no width") }
        if columns == 0 {
            let place = x > 0 && cells[y][x - 1].isEmpty ? x - 2 : x - 1
            if place >= 0 { cells[y][place].unicodeScalars.append(scalar) } else { refuse("a mark without a base") }
            return
        }
        if x + columns > width {
            x = 0
            lineFeed()
        }
        cells[y][x] = String(scalar)
        if columns == 2 { cells[y][x + 1] = "" }
        x += columns
    }

    private mutating func lineFeed() {
        if y == regionBottom { scroll(by: 1, from: regionTop) } else { y = min(cells.count - 1, y + 1) }
    }

    /// Moves the rows from here to the end of the region up, or down where the distance is negative.
    private mutating func scroll(by distance: Int, from top: Int) {
        guard top <= regionBottom else { return }
        let blank = Array(repeating: " ", count: width)
        for _ in 0..<min(abs(distance), regionBottom - top + 1) {
            cells.remove(at: distance > 0 ? top : regionBottom)
            cells.insert(blank, at: distance > 0 ? regionBottom : top)
        }
    }

    private mutating func erase(_ row: Int, from start: Int, to end: Int) {
        for column in max(0, start)..<max(start, min(end, width)) { cells[row][column] = " " }
    }
}

/// The sequences that terminals send for keys, the mouse and pastes, as xterm defined them.
enum EscapeSequence {
    /// What a sequence stands for.
    enum Meaning: Equatable {
        case input(Input)
        case pasteStart
        /// Nothing that this program knows, such as an answer to a question that it did not ask.
        case nothing
    }

    /// How far the bytes go.
    enum Result: Equatable {
        /// `length` counts the Escape.
        case complete(Meaning, length: Int)
        case incomplete
        /// They start with an Escape that starts no sequence.
        case none
    }

    /// Reads a sequence at the start of the bytes, of which the first is an Escape.
    static func parse(_ bytes: ArraySlice<UInt8>) -> Result {
        let start = bytes.startIndex
        guard bytes.count > 1 else { return .incomplete }
        switch bytes[start + 1] {
        case UInt8(ascii: "O"):
            return singleShiftSequence(bytes)
        case UInt8(ascii: "["):
            return controlSequence(bytes)
        case let byte where startsString(byte):
            return string(bytes)
        default:
            return .none
        }
    }

    /// Whether an Escape with this byte starts a string: DCS, SOS, OSC, PM or APC. Terminals answer questions so. Four of
    /// the bytes are letters or signs that are typed with Alt as well.
    static func startsString(_ byte: UInt8) -> Bool { "PX]^_".utf8.contains(byte) }

    /// Whether all of a sequence has come although it could go on: rxvt ends some with a byte that others go on from.
    static func isWhole(_ bytes: [UInt8]) -> Bool {
        bytes.count > 3 && bytes[1] == UInt8(ascii: "[") && bytes.last == UInt8(ascii: "$")
            && bytes[2...].dropLast().allSatisfy { isDigit($0) }
    }

    /// ESC O, a letter; some terminals write the modifiers before it. A letter that is not known is a key of another
    /// terminal, and not two keys that were typed.
    private static func singleShiftSequence(_ bytes: ArraySlice<UInt8>) -> Result {
        var index = bytes.startIndex + 2
        while index < bytes.endIndex, isDigit(bytes[index]) || bytes[index] == UInt8(ascii: ";") { index += 1 }
        guard index < bytes.endIndex else { return .incomplete }
        guard (0x40..<0x7F).contains(bytes[index]) else { return .none }
        let length = index + 1 - bytes.startIndex
        guard let key = singleShift[bytes[index]] else { return .complete(.nothing, length: length) }
        let modifiers = Key.Modifiers(xterm: numbers(bytes[bytes.startIndex + 2..<index]).last ?? 1)
        return .complete(.input(.key(Key(key.code, key.modifiers.union(modifiers)))), length: length)
    }

    /// A text up to a bell or ESC \; any other control breaks it off.
    private static func string(_ bytes: ArraySlice<UInt8>) -> Result {
        guard let end = bytes[(bytes.startIndex + 2)...].firstIndex(where: { $0 < 0x20 }) else { return .incomplete }
        let length = end + 1 - bytes.startIndex
        guard bytes[end] == 0x1B else {
            return .complete(.nothing, length: bytes[end] == 0x07 ? length : length - 1)
        }
        guard end + 1 < bytes.endIndex else { return .incomplete }
        let isClosed = bytes[end + 1] == UInt8(ascii: "\\")
        return .complete(.nothing, length: isClosed ? length + 1 : length - 1)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30..<0x3A).contains(byte) }

    private static func controlSequence(_ bytes: ArraySlice<UInt8>) -> Result {
        var index = bytes.startIndex + 2
        // The Linux console sends ESC [ [ A for F1.
        if index < bytes.endIndex, bytes[index] == UInt8(ascii: "[") {
            guard index + 1 < bytes.endIndex else { return .incomplete }
            let number = Int(bytes[index + 1]) - 0x40
            let meaning: Meaning = (1...5).contains(number) ? .input(.key(Key(.function(number)))) : .nothing
            return .complete(meaning, length: 4)
        }
        while index < bytes.endIndex, (0x20..<0x40).contains(bytes[index]) { index += 1 }
        guard index < bytes.endIndex else { return .incomplete }
        let length = index + 1 - bytes.startIndex
        guard (0x40..<0x7F).contains(bytes[index]) else {
            // Broken off by something else, which is read by itself.
            return .complete(.nothing, length: length - 1)
        }
        let parameters = bytes[bytes.startIndex + 2..<index]
        if bytes[index] == UInt8(ascii: "M"), parameters.isEmpty {
            // The old mouse report has three more bytes; it is never asked for.
            return bytes.count < length + 3 ? .incomplete : .complete(.nothing, length: length + 3)
        }
        return .complete(meaning(of: parameters, final: bytes[index]), length: length)
    }

    private static func meaning(of parameters: ArraySlice<UInt8>, final: UInt8) -> Meaning {
        if parameters.first == UInt8(ascii: "<") {
            return mouse(numbers(parameters.dropFirst()), isRelease: final == UInt8(ascii: "m"))
        }
        if let first = parameters.first, (0x3C..<0x40).contains(first) { return .nothing }
        let numbers = numbers(parameters)
        if isRelease(parameters) { return .nothing }
        let modifiers = Key.Modifiers(xterm: numbers.count > 1 ? numbers[1] : 1)
        switch final {
        case UInt8(ascii: "~"):
            if numbers.first == 200 { return .pasteStart }
            if numbers.count == 3, numbers[0] == 27 { return character(numbers[2], modifiers) }
            guard let code = numbers.first.flatMap({ tilde[$0] }) else { return .nothing }
            return .input(.key(Key(code, modifiers)))
        case UInt8(ascii: "u"):
            return character(numbers.first ?? 0, modifiers)
        case UInt8(ascii: "Z"):
            return .input(.key(Key(.tab, .shift)))
        default:
            guard let key = singleShift[final], numbers.count < 3 else { return .nothing }
            return .input(.key(Key(key.code, modifiers)))
        }
    }

    /// Whether a terminal that tells more than presses tells that a key was let go.
    private static func isRelease(_ parameters: ArraySlice<UInt8>) -> Bool {
        let parts = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        guard parts.count > 1, let colon = parts[1].firstIndex(of: UInt8(ascii: ":")) else { return false }
        return parts[1][(colon + 1)...].elementsEqual([UInt8(ascii: "3")])
    }

    private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
        bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
            part.prefix { $0 != UInt8(ascii: ":") }.reduce(0) { number, byte in
                isDigit(byte) ? min(number * 10 + Int(byte) - 0x30, 1 << 24) : number
            }
        }
    }

    /// A key that is told by its code point, as terminals do that can tell all keys apart.
    private static func character(_ value: Int, _ modifiers: Key.Modifiers) -> Meaning {
        guard let scalar = Unicode.Scalar(UInt32(value)), value > 0, !(0x80..<0xA0).contains(value) else {
            return .nothing
        }
        if value < 0x20 || value == 0x7F {
            let key = Key(ascii: UInt8(value))
            return .input(.key(Key(key.code, key.modifiers.union(modifiers))))
        }
        return .input(.key(Key(Character(scalar), modifiers)))
    }

    /// Mouse mode 1006: button and modifiers in one number, then column and row from 1.
    private static func mouse(_ numbers: [Int], isRelease: Bool) -> Meaning {
        guard numbers.count == 3, (1...1 << 16).contains(numbers[1]), (1...1 << 16).contains(numbers[2]) else {
            return .nothing
        }
        let flags = numbers[0]
        let buttons: [Mouse.Button?] = [.left, .middle, .right, nil]
        let wheels: [Mouse.Action] = [.wheelUp, .wheelDown, .wheelLeft, .wheelRight]
        let action: Mouse.Action
        switch flags & 0b1110_0000 {
        case 0, 32:
            guard let button = buttons[flags & 3] else { return .nothing }
            action = isRelease ? .release : flags & 32 == 0 ? .press(button) : .drag(button)
        case 64:
            guard !isRelease else { return .nothing }
            action = wheels[flags & 3]
        default:
            return .nothing
        }
        var modifiers: Key.Modifiers = []
        if flags & 4 != 0 { modifiers.insert(.shift) }
        if flags & 8 != 0 { modifiers.insert(.alt) }
        if flags & 16 != 0 { modifiers.insert(.control) }
        let position = Point(x: numbers[1] - 1, y: numbers[2] - 1)
        return .input(.mouse(Mouse(action, at: position, modifiers: modifiers)))
    }

    /// The last letter after ESC O and, with parameters, after ESC [.
    private static let singleShift: [UInt8: Key] = [
        UInt8(ascii: "A"): Key(.up), UInt8(ascii: "B"): Key(.down), UInt8(ascii: "C"): Key(.right),
        UInt8(ascii: "D"): Key(.left), UInt8(ascii: "H"): Key(.home), UInt8(ascii: "F"): Key(.end),
        UInt8(ascii: "P"): Key(.function(1)), UInt8(ascii: "Q"): Key(.function(2)),
        UInt8(ascii: "R"): Key(.function(3)), UInt8(ascii: "S"): Key(.function(4)),
        UInt8(ascii: "M"): Key(.enter),
    ]

    /// The number before `~`.
    private static let tilde: [Int: Key.Code] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6),
        18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11),
        24: .function(12),
    ]
}

extension Key.Modifiers {
    /// xterm counts from 1: shift 1, alt 2, control 4.
    init(xterm number: Int) {
        let bits = max(0, number - 1)
        var modifiers: Key.Modifiers = []
        if bits & 1 != 0 { modifiers.insert(.shift) }
        if bits & 2 != 0 { modifiers.insert(.alt) }
        if bits & 4 != 0 { modifiers.insert(.control) }
        self = modifiers
    }
}

extension Key {
    /// The key that sends one ASCII byte.
    init(ascii byte: UInt8) {
        switch byte {
        case 0: self = .control(" ")
        case 0x09: self = .tab
        case 0x0D: self = .enter
        case 0x1B: self = .escape
        case 0x7F: self = Key(.backspace)
        case 1...0x1A: self = .control(Character(Unicode.Scalar(byte + 0x60)))
        case 0x1C...0x1F: self = .control(Character(Unicode.Scalar(byte + 0x40)))
        default: self = Key(Character(Unicode.Scalar(byte)))
        }
    }

    func adding(_ modifiers: Modifiers) -> Key {
        Key(code, self.modifiers.union(modifiers))
    }
}

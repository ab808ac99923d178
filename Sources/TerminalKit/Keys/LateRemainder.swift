/// The rest of a sequence whose beginning was taken for something else, because it did not follow in time. It is no text
/// that somebody typed, wherever the sequence was cut: its bytes are taken away up to the one that ends it.
struct LateRemainder {
    /// What has come so far, from the Escape on; of a string no more than what tells its kind.
    private var bytes: [UInt8]
    /// Whether an Escape has come that may end a string.
    private var isClosing = false

    /// A sequence that is longer than this ends nowhere. A string may have any length.
    private static let limit = 256

    /// - Parameter begun: What was given up: an Escape, with what had followed it.
    init(begun: some Sequence<UInt8>) {
        bytes = Array(begun)
        guard isString, bytes.count > 2 else { return }
        isClosing = bytes.last == 0x1B
        bytes.removeSubrange(3...)
    }

    /// Whether nothing but an Escape has come: then it may have been the key.
    var isLoneEscape: Bool { bytes == [0x1B] }

    /// Whether all of a string is still to come but its beginning, if that: then what was given up may have been keys.
    private var isAtStringStart: Bool { isLoneEscape || isString && bytes.count == 2 }

    private var isString: Bool { bytes.count > 1 && EscapeSequence.startsString(bytes[1]) }

    /// What a byte that follows is.
    enum Step: Equatable {
        case part
        /// The last part, with what the whole of it means.
        case end(EscapeSequence.Meaning)
        /// Something that was typed, or another sequence.
        case foreign
        /// The same; the Escape before it belongs to it.
        case foreignAfterEscape
    }

    /// Whether bytes that come at once are a key that was typed after an Escape or with Alt, and not a string: terminals
    /// send more than one byte at a time. The numbers of OSC are told from keys by themselves.
    func isKey(_ new: [UInt8]) -> Bool {
        guard new.count == 1, let byte = new.first, isAtStringStart else { return false }
        if isLoneEscape { return byte != UInt8(ascii: "]") && EscapeSequence.startsString(byte) }
        return bytes[1] != UInt8(ascii: "]") || !(0x30..<0x3A).contains(byte)
    }

    mutating func take(_ byte: UInt8) -> Step {
        if isString { return takeOfString(byte) }
        bytes.append(byte)
        if EscapeSequence.isWhole(bytes) { return .end(.nothing) }
        switch EscapeSequence.parse(bytes[...]) {
        case .complete(let meaning, let length): return length == bytes.count ? .end(meaning) : .foreign
        case .incomplete: return bytes.count < Self.limit ? .part : .end(.nothing)
        case .none: return .foreign
        }
    }

    private mutating func takeOfString(_ byte: UInt8) -> Step {
        if isClosing { return byte == UInt8(ascii: "\\") ? .end(.nothing) : .foreignAfterEscape }
        if bytes.count < 3 { bytes.append(byte) }
        switch byte {
        case 0x1B:
            isClosing = true
            return .part
        case 0x07: return .end(.nothing)
        case ..<0x20: return .foreign
        default: return .part
        }
    }
}

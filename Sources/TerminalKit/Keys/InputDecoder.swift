/// Turns the bytes that a terminal sends into keys, mouse events and pastes.
///
/// It keeps what is not complete yet, so bytes may come in any portions. It has no clock: who feeds it waits for a
/// moment when `pending` says so, and calls `flush()` when nothing followed.
package struct InputDecoder: Sendable {
    /// What more input could complete.
    package enum Pending: Hashable, Sendable {
        case nothing
        /// An Escape key, or the start of a sequence.
        case escape
        /// A paste without its end.
        case paste
    }

    /// What may still come although it was given up.
    package enum Awaited: Hashable, Sendable {
        case nothing
        /// All of a sequence but its Escape, which was taken for the key.
        case afterEscape
        /// The end of a sequence.
        case insideSequence
    }

    /// Bytes of a paste that are kept; the rest is dropped.
    package static let pasteLimit = 16 << 20
    /// Bytes after which a sequence that does not end is given up; of a string the rest is dropped as it comes.
    private static let sequenceLimit = 256

    private var bytes: [UInt8] = []
    private var paste: [UInt8]?
    /// A sequence that was given up because nothing followed in time.
    private var late: LateRemainder?
    private let sequences: [[UInt8]: Key]
    private let longestSequence: Int

    /// - Parameter sequences: What the terminal description says of its keys, besides what all terminals send.
    package init(sequences: [[UInt8]: Key] = [:]) {
        self.sequences = sequences
        longestSequence = sequences.keys.map(\.count).max() ?? 0
    }

    package var pending: Pending {
        if paste != nil { return .paste }
        return bytes.isEmpty ? .nothing : .escape
    }

    package var awaited: Awaited {
        late.map { $0.isLoneEscape ? .afterEscape : .insideSequence } ?? .nothing
    }

    /// What the bytes mean, together with those that were left.
    package mutating func feed(_ new: some Sequence<UInt8>) -> [Input] {
        bytes += new
        dropLateRemainder()
        return decode(isComplete: false)
    }

    /// What is left when nothing follows: an Escape key as a rule. The rest of a sequence that was cut is dropped when it
    /// comes later, unless it is settled that nothing more can come.
    package mutating func flush() -> [Input] {
        let begun = bytes
        var inputs = decode(isComplete: true)
        if let text = paste.take() {
            inputs.append(.paste(Self.text(of: text + bytes)))
            bytes = []
        } else if begun.first == 0x1B, EscapeSequence.parse(begun[...]) == .incomplete, !EscapeSequence.isWhole(begun) {
            late = LateRemainder(begun: begun)
        }
        return inputs
    }

    /// Forgets what was given up: what comes now was typed.
    package mutating func settle() {
        late = nil
    }

    /// The rest of a sequence that came too late is no text that somebody typed. Of a paste only the mark before it is:
    /// what follows is pasted all the same.
    private mutating func dropLateRemainder() {
        guard var remainder = late.take(), !remainder.isKey(bytes) else { return }
        for (count, byte) in bytes.enumerated() {
            switch remainder.take(byte) {
            case .part: continue
            case .end(let meaning):
                bytes.removeFirst(count + 1)
                if meaning == .pasteStart { paste = [] }
            case .foreign: bytes.removeFirst(count)
            case .foreignAfterEscape: bytes.replaceSubrange(..<count, with: [0x1B])
            }
            return
        }
        bytes = []
        late = remainder
    }

    private mutating func decode(isComplete: Bool) -> [Input] {
        var inputs: [Input] = []
        var index = 0
        while index < bytes.count {
            if paste != nil {
                guard collectPaste(from: &index, into: &inputs) else { break }
                continue
            }
            guard let (input, length) = next(at: index, isComplete: isComplete) else { break }
            index += length
            switch input {
            case .input(let input): inputs.append(input)
            case .pasteStart: paste = []
            case .nothing: break
            }
        }
        bytes.removeFirst(index)
        return inputs
    }

    /// One step of reading: its meaning and its bytes; nil when more bytes are needed.
    private mutating func next(at index: Int, isComplete: Bool) -> (EscapeSequence.Meaning, Int)? {
        let byte = bytes[index]
        if byte == 0x1B { return escape(at: index, isComplete: isComplete) }
        if byte >= 0x80 { return Self.scalar(in: bytes[index...], isComplete: isComplete) }
        return (.input(.key(Key(ascii: byte))), 1)
    }

    private mutating func escape(at index: Int, isComplete: Bool) -> (EscapeSequence.Meaning, Int)? {
        if let (key, length) = described(at: index) { return (.input(.key(key)), length) }
        let rest = bytes[index...]
        switch EscapeSequence.parse(rest) {
        case .complete(let meaning, let length):
            return (meaning, length)
        case .incomplete:
            if rest.count > Self.sequenceLimit {
                if EscapeSequence.startsString(rest[index + 1]) { late = LateRemainder(begun: rest) }
                return (.nothing, rest.count)
            }
            guard isComplete else { return nil }
            // A lone Escape, or Alt with a key that also starts sequences.
            if rest.count == 2 { return (.input(.key(Key(ascii: rest[index + 1]).adding(.alt))), 2) }
            return rest.count == 1 ? (.input(.key(.escape)), 1) : (.nothing, rest.count)
        case .none:
            guard index + 1 < bytes.count else { return isComplete ? (.input(.key(.escape)), 1) : nil }
            if bytes[index + 1] == 0x1B { return (.input(.key(.escape)), 1) }
            guard let (meaning, length) = next(at: index + 1, isComplete: isComplete) else { return nil }
            guard case .input(.key(let key)) = meaning else { return (meaning, length + 1) }
            return (.input(.key(key.adding(.alt))), length + 1)
        }
    }

    /// The longest sequence of the terminal description that the bytes start with.
    private func described(at index: Int) -> (Key, Int)? {
        var length = min(longestSequence, bytes.count - index)
        while length > 1 {
            if let key = sequences[Array(bytes[index..<index + length])] { return (key, length) }
            length -= 1
        }
        return nil
    }

    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    /// Collects up to the end mark; answers false when it has not come yet.
    private mutating func collectPaste(from index: inout Int, into inputs: inout [Input]) -> Bool {
        while let mark = bytes[index...].firstIndex(of: 0x1B) {
            keep(bytes[index..<mark])
            index = mark
            let rest = bytes[mark...].prefix(Self.pasteEnd.count)
            if rest.elementsEqual(Self.pasteEnd) {
                inputs.append(.paste(Self.text(of: paste ?? [])))
                paste = nil
                index += rest.count
                return true
            }
            if Self.pasteEnd.starts(with: rest) { return false }
            keep(bytes[mark...mark])
            index += 1
        }
        keep(bytes[index...])
        index = bytes.count
        return false
    }

    private mutating func keep(_ new: ArraySlice<UInt8>) {
        let room = Self.pasteLimit - (paste?.count ?? 0)
        paste?.append(contentsOf: new.prefix(max(0, room)))
    }

    /// Terminals send a carriage return for each line break of a paste.
    private static func text(of paste: [UInt8]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(paste.count)
        var previous: UInt8 = 0
        for byte in paste {
            if byte == 0x0D {
                bytes.append(0x0A)
            } else if byte != 0x0A || previous != 0x0D {
                bytes.append(byte)
            }
            previous = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// One scalar of UTF-8; bytes that are none are skipped.
    private static func scalar(in bytes: ArraySlice<UInt8>, isComplete: Bool) -> (EscapeSequence.Meaning, Int)? {
        guard let lead = bytes.first else { return nil }
        let length =
            switch lead {
            case 0xC2..<0xE0: 2
            case 0xE0..<0xF0: 3
            case 0xF0..<0xF5: 4
            default: 1
            }
        let part = bytes.prefix(length)
        let continuation = part.dropFirst().prefix { $0 & 0xC0 == 0x80 }
        if continuation.count + 1 < length {
            let isCut = part.count < length && continuation.count + 1 == part.count
            return isCut && !isComplete ? nil : (.nothing, continuation.count + 1)
        }
        guard length > 1, let text = String(validating: part, as: UTF8.self), let character = text.first else {
            return (.nothing, length)
        }
        return (.input(.key(Key(character))), length)
    }
}

/// Cuts passages into words.
struct WordReader {
    private let bytes: [UInt8]
    private let lexicon: Lexicon?
    private var words: [Word] = []
    private var passage = 0
    private var before = Word.Space.line
    private var isQuoted = false

    private init(bytes: [UInt8], lexicon: Lexicon?) {
        self.bytes = bytes
        self.lexicon = lexicon
    }

    /// - Parameters:
    ///   - bytes: The notes; pieces of passages are ranges of them.
    ///   - lexicon: What rules know of words; nothing where only their texts are asked for.
    static func words(of passages: [Passage], in bytes: [UInt8], knownBy lexicon: Lexicon? = nil) -> [Word] {
        var reader = WordReader(bytes: bytes, lexicon: lexicon)
        for (index, passage) in passages.enumerated() {
            reader.passage = index
            reader.isQuoted = false
            for piece in passage.pieces {
                reader.before = .line
                reader.read(piece)
            }
        }
        return reader.words
    }

    private mutating func read(_ piece: Range<Int>) {
        let end = piece.upperBound
        var index = piece.lowerBound
        while index < end {
            let start = index
            let (kind, next) = letter(at: index, before: end)
            switch kind {
            case .blank:
                before = max(before, .blank)
                index = next
            case .letter:
                index = endOfWord(start, before: end)
                addWord(start..<index)
                skipHyphen(&index, before: end)
            case .digit:
                index = endOfNumber(start, before: end)
                append(text(start..<index), start..<index, .number)
            case .at:
                index = endOfAddress(start, before: end)
                addAddress(start..<index)
            case .mark where bytes[start] == Self.star && next < end && bytes[next] == Self.star:
                // Marks of emphasis are none of the text.
                before = max(before, .blank)
                index = next + 1
            case .mark where bytes[start] == Self.point && endOfLeader(start, before: end) > next:
                index = endOfLeader(start, before: end)
                append(":", start..<index, .mark)
            case .mark where Self.openings.contains(bytes[start]) && box(at: start, before: end) != nil:
                guard let (mark, behind) = box(at: start, before: end) else { continue }
                index = behind
                append(mark, start..<index, .mark)
            case .mark:
                index = next
                // A cell of a table is a label for the next one.
                let mark = bytes[start] == Self.border ? ":" : text(start..<index)
                append(mark, start..<index, .mark)
            }
        }
    }

    private static let star = UInt8(ascii: "*")
    private static let border = UInt8(ascii: "|")
    private static let point = UInt8(ascii: ".")
    private static let openings = Array("[(".utf8)

    /// The end of points that lead from a label to its value, as in `Income ......... 80k`; the start where they do not.
    private func endOfLeader(_ start: Int, before end: Int) -> Int {
        let behind = bytes[start..<end].firstIndex { $0 != Self.point } ?? end
        let isApart = before == .blank && behind < end && bytes[behind] <= 0x20
        return behind - start > 3 || behind - start == 2 && isApart ? behind : start
    }

    /// A box of a form, ticked or not, as in `[x]` and `[ ]`; and where it ends.
    private func box(at start: Int, before end: Int) -> (mark: String, end: Int)? {
        let close = bytes[start] == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: ")")
        guard let last = bytes[start..<end].prefix(Self.longestBox).firstIndex(of: close) else { return nil }
        let inside = bytes[(start + 1)..<last]
        if inside.allSatisfy({ $0 == 0x20 }) { return ("☐", last + 1) }
        return Self.ticks.contains(String(decoding: inside, as: UTF8.self)) ? ("☒", last + 1) : nil
    }

    private static let longestBox = 6
    private static let ticks: Set<String> = ["x", "X", "✓", "✔", "✗", " x ", " X ", "✓ "]

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// An @ and what stands behind it, with what stands before it and has been read as words.
    private mutating func addAddress(_ range: Range<Int>) {
        var start = range.lowerBound
        var name = ""
        while let last = words.last, last.passage == passage, last.range.upperBound == start || !name.isEmpty,
            last.kind != .email, last.range.upperBound == start, name.utf8.count < 64,
            last.kind != .mark || "._+-".contains(last.text)
        {
            name = last.text + name
            start = last.range.lowerBound
            before = last.before
            words.removeLast()
        }
        let domain = text(range)
        append(name + domain.lowercased(), start..<range.upperBound, domain.count > 1 ? .email : .mark)
    }

    private mutating func addWord(_ range: Range<Int>) {
        let original = text(range)
        guard bytes[range].allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "'") }) else {
            return addForms(original, range)
        }
        let capitals = bytes[range].count { Self.capitals.contains($0) }
        let hasSmall = bytes[range].dropFirst().contains { Self.smalls.contains($0) }
        let kind: Word.Kind =
            !Self.capitals.contains(bytes[range.lowerBound])
            ? .small : hasSmall || range.count == 1 ? .capital : .capitals
        append(capitals > 0 ? original.lowercased() : original, range, kind)
    }

    private static let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    private static let smalls = UInt8(ascii: "a")...UInt8(ascii: "z")

    /// Short forms such as `'s` are words of their own.
    private mutating func addForms(_ original: String, _ range: Range<Int>) {
        let lowered = original.lowercased()
        let text = lowered.utf8.contains(0xE2) ? lowered.replacing("’", with: "'") : lowered
        if let mark = text.utf8.lastIndex(of: UInt8(ascii: "'")), mark > text.startIndex,
            Self.shortForms.contains(String(text[mark...])),
            text.utf8.count <= original.utf8.count
        {
            let tail = original.utf8.count - original.prefix(text.distance(from: text.startIndex, to: mark)).utf8.count
            let name = original.prefix(text.distance(from: text.startIndex, to: mark))
            append(String(text[..<mark]), range.lowerBound..<(range.upperBound - tail), Self.kind(of: name))
            append(String(text[mark...]), (range.upperBound - tail)..<range.upperBound, .small)
        } else {
            append(text, range, Self.kind(of: original[...]))
        }
    }

    private static func kind(of word: Substring) -> Word.Kind {
        guard word.first?.isUppercase == true else { return .small }
        return word.dropFirst().contains(where: \.isLowercase) || word.count == 1 ? .capital : .capitals
    }

    private mutating func append(_ text: String, _ range: Range<Int>, _ kind: Word.Kind) {
        if kind == .mark {
            switch text {
            case "\"": isQuoted.toggle()
            case "“", "„", "«": isQuoted = true
            case "”", "»": isQuoted = false
            default: break
            }
        }
        let number = lexicon?.number(of: text) ?? Lexicon.unknown
        words.append(
            Word(
                text: text, range: range, kind: kind, before: before, passage: passage, isQuoted: isQuoted,
                traits: lexicon?.traits[number] ?? [], number: number))
        before = .none
    }

    /// A hyphen between letters parts two words and is none itself.
    private mutating func skipHyphen(_ index: inout Int, before end: Int) {
        guard index < end, bytes[index] == UInt8(ascii: "-") || isAt(index, Self.hyphen, before: end) else { return }
        let next = letter(at: index, before: end).next
        guard next < end, letter(at: next, before: end).kind == .letter else { return }
        index = next
        before = .hyphen
    }

    private static let shortForms: Set<String> = ["'s", "'m", "'re", "'ve", "'ll", "'d"]

    // MARK: Scalars

    /// What the scalar at a byte is, and where the next one begins.
    private func letter(at index: Int, before end: Int) -> (kind: Letter, next: Int) {
        let first = bytes[index]
        guard first >= 0x80 else { return (Letter(Unicode.Scalar(first)), index + 1) }
        let next = min(end, index + (first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4))
        let scalar = String(decoding: bytes[index..<next], as: UTF8.self).unicodeScalars.first
        return (scalar.map { Letter($0) } ?? .mark, next)
    }

    private func isAt(_ index: Int, _ mark: [UInt8], before end: Int) -> Bool {
        bytes[index..<end].starts(with: mark)
    }

    private static let hyphen = Array("‑".utf8)
    private static let apostrophe = Array("’".utf8)

    private func isApostrophe(_ index: Int, before end: Int) -> Bool {
        bytes[index] == UInt8(ascii: "'") || bytes[index] >= 0x80 && isAt(index, Self.apostrophe, before: end)
    }

    // MARK: Ends

    private func endOfWord(_ start: Int, before end: Int) -> Int {
        var index = start
        while index < end {
            let (kind, next) = letter(at: index, before: end)
            if kind == .letter || kind == .digit {
                index = next
                continue
            }
            // An apostrophe inside a word, and the points of `p.a.`
            let isInside = next < end && letter(at: next, before: end).kind == .letter
            if isApostrophe(index, before: end) {
                guard isInside else { break }
            } else if bytes[index] == UInt8(ascii: ".") {
                guard isInside, isSingle(before: index, since: start) else { break }
                let following = letter(at: next, before: end).next
                guard following == end || letter(at: following, before: end).kind != .letter else { break }
            } else {
                break
            }
            index = next
        }
        return index
    }

    private func isSingle(before index: Int, since start: Int) -> Bool {
        var letter = index - 1
        while UTF8.isContinuation(bytes[letter]) { letter -= 1 }
        return letter == start || bytes[letter - 1] == UInt8(ascii: ".")
    }

    private func endOfNumber(_ start: Int, before end: Int) -> Int {
        var index = start
        while index < end {
            let (kind, next) = letter(at: index, before: end)
            if kind != .digit {
                let isInside = next < end && letter(at: next, before: end).kind == .digit
                let isMark = bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ",")
                guard isInside, isMark || isApostrophe(index, before: end) else { break }
            }
            index = next
        }
        return index
    }

    /// The end of a domain behind an @; just behind the @ where there is none.
    private func endOfAddress(_ at: Int, before end: Int) -> Int {
        var index = at + 1
        var last = index
        var count = 0
        while index < end, count < 250 {
            let (kind, next) = letter(at: index, before: end)
            let isName = kind == .letter || kind == .digit
            guard isName || bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: "-") else { break }
            index = next
            if isName { last = index }
            count += 1
        }
        return last
    }
}

/// What a scalar is to words.
private enum Letter {
    case letter, digit, blank, at, mark

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x30...0x39: self = .digit
        case 0x41...0x5A, 0x61...0x7A: self = .letter
        case 0x40: self = .at
        case 0...0x20, 0x7F: self = .blank
        case 0x21...0x7E: self = .mark
        default:
            let properties = scalar.properties
            if properties.isAlphabetic || properties.generalCategory == .nonspacingMark {
                self = .letter
            } else if properties.isWhitespace || properties.generalCategory == .format
                || properties.generalCategory == .control
            {
                self = .blank
            } else {
                self = .mark
            }
        }
    }
}

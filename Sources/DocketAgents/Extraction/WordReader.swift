/// Cuts passages into words.
struct WordReader {
    private(set) var words: [Word] = []
    private var passage = 0
    private var before = Word.Space.line
    private var isQuoted = false

    /// - Parameter bytes: The notes; pieces of passages are ranges of them.
    static func words(of passages: [Passage], in bytes: [UInt8]) -> [Word] {
        var reader = WordReader()
        for (index, passage) in passages.enumerated() {
            reader.passage = index
            reader.isQuoted = false
            for piece in passage.pieces {
                reader.before = .line
                reader.read(piece, in: bytes)
            }
        }
        return reader.words
    }

    private mutating func read(_ piece: Range<Int>, in bytes: [UInt8]) {
        let text = String(decoding: bytes[piece], as: UTF8.self)
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        var offset = piece.lowerBound
        let isWhole = text.utf8.count == piece.count
        while index < scalars.endIndex {
            let start = index
            let kind = Letter(scalars[index])
            var isEmphasis = false
            switch kind {
            case .blank:
                before = max(before, .blank)
                scalars.formIndex(after: &index)
            case .letter: index = Self.endOfWord(scalars, index)
            case .digit: index = Self.endOfNumber(scalars, index)
            case .at: index = endOfAddress(scalars, index)
            case .mark:
                scalars.formIndex(after: &index)
                // Marks of emphasis are none of the text.
                if scalars[start] == "*", index < scalars.endIndex, scalars[index] == "*" {
                    scalars.formIndex(after: &index)
                    isEmphasis = true
                }
            }
            let length = text.utf8.distance(from: start, to: index)
            defer { offset += length }
            if isEmphasis { before = max(before, .blank) }
            guard kind != .blank, isWhole, !isEmphasis else { continue }
            add(scalars[start..<index], offset..<(offset + length), kind)
            if kind == .letter { skipHyphen(scalars, &index, &offset) }
        }
    }

    private mutating func add(_ scalars: Substring.UnicodeScalarView, _ range: Range<Int>, _ letter: Letter) {
        let original = String(scalars)
        switch letter {
        case .at:
            var start = range.lowerBound
            // What stands before the @ has been read as words.
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
            append(name + original.lowercased(), start..<range.upperBound, original.count > 1 ? .email : .mark)
        case .letter: addWord(original, range)
        case .digit: append(original, range, .number)
        default: append(original, range, .mark)
        }
    }

    /// Short forms such as `'s` are words of their own.
    private mutating func addWord(_ original: String, _ range: Range<Int>) {
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
        words.append(
            Word(text: text, range: range, kind: kind, before: before, passage: passage, isQuoted: isQuoted))
        before = .none
    }

    /// A hyphen between letters parts two words and is none itself.
    private mutating func skipHyphen(
        _ scalars: String.UnicodeScalarView, _ index: inout String.Index, _ offset: inout Int
    ) {
        guard index < scalars.endIndex, scalars[index] == "-" || scalars[index] == "‑" else { return }
        let next = scalars.index(after: index)
        guard next < scalars.endIndex, Letter(scalars[next]) == .letter else { return }
        offset += UTF8.width(scalars[index])
        index = next
        before = .hyphen
    }

    private static let shortForms: Set<String> = ["'s", "'m", "'re", "'ve", "'ll", "'d"]

    // MARK: Ends

    private static func endOfWord(_ scalars: String.UnicodeScalarView, _ start: String.Index) -> String.Index {
        var index = start
        while index < scalars.endIndex {
            let letter = Letter(scalars[index])
            if letter == .letter || letter == .digit {
                scalars.formIndex(after: &index)
                continue
            }
            // An apostrophe inside a word, and the points of `p.a.`
            let next = scalars.index(after: index)
            let isInside = next < scalars.endIndex && Letter(scalars[next]) == .letter
            if scalars[index] == "'" || scalars[index] == "’" {
                guard isInside else { break }
            } else if scalars[index] == "." {
                guard isInside, isSingle(scalars, before: index, since: start) else { break }
                let following = scalars.index(after: next)
                guard following == scalars.endIndex || Letter(scalars[following]) != .letter else { break }
            } else {
                break
            }
            index = next
        }
        return index
    }

    private static func isSingle(
        _ scalars: String.UnicodeScalarView, before index: String.Index, since start: String.Index
    ) -> Bool {
        let letter = scalars.index(before: index)
        return letter == start || scalars[scalars.index(before: letter)] == "."
    }

    private static func endOfNumber(_ scalars: String.UnicodeScalarView, _ start: String.Index) -> String.Index {
        var index = start
        while index < scalars.endIndex {
            if Letter(scalars[index]) == .digit {
                scalars.formIndex(after: &index)
                continue
            }
            let next = scalars.index(after: index)
            guard ".,'’".unicodeScalars.contains(scalars[index]), next < scalars.endIndex,
                Letter(scalars[next]) == .digit
            else { break }
            index = next
        }
        return index
    }

    /// The end of a domain behind an @; just behind the @ where there is none.
    private func endOfAddress(_ scalars: String.UnicodeScalarView, _ at: String.Index) -> String.Index {
        let start = scalars.index(after: at)
        var index = start
        var end = start
        var count = 0
        while index < scalars.endIndex, count < 250 {
            let scalar = scalars[index]
            let isName = Letter(scalar) == .letter || Letter(scalar) == .digit
            guard isName || scalar == "." || scalar == "-" else { break }
            scalars.formIndex(after: &index)
            if isName { end = index }
            count += 1
        }
        return end
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

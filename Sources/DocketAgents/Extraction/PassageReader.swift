/// Takes notes apart into what each of those present says.
struct PassageReader {
    private let kind: MeetingNotes.Kind
    private let people: KnownPeople
    private let rules: ExtractionRules.Layout
    private let bytes: [UInt8]
    private var passages: [Passage] = []
    private var isQuotedToTheEnd = false
    private var author: Passage.Speaker
    /// Whether a line is a question: `Q: …`.
    private let hasQuestions: Bool
    /// Whether `>` begins the entries of a list, since nobody is quoted.
    private var hasArrows = false

    init(_ kind: MeetingNotes.Kind, bytes: [UInt8], people: KnownPeople, rules: ExtractionRules.Layout) {
        self.kind = kind
        self.people = people
        self.rules = rules
        self.bytes = bytes
        author = .adviser
        hasQuestions = NoteLines(bytes: bytes).contains { bytes[$0].starts(with: Self.question) }
    }

    /// The longest name of a speaker that is looked for, in bytes.
    private static let longestName = 60

    mutating func read() -> [Passage] {
        let lines = Array(NoteLines(bytes: bytes))
        if kind == .email { author = writer(of: lines) }
        hasArrows = kind == .text && isList(lines)
        switch kind {
        case .vtt, .srt: readCaptions(lines)
        case .text, .transcript, .email: readLines(lines)
        }
        return passages
    }

    // MARK: Lines

    private mutating func readLines(_ lines: [Range<Int>]) {
        var speaker = author
        var isOpen = false
        var isAnswer = false
        var isSigned = false
        var hasBody = false
        var wasHead = false
        var table = NoteTable(bytes: bytes, rules: rules)
        for (number, line) in lines.enumerated() {
            let content = trimmed(line)
            if content.isEmpty {
                isOpen = false
                if isAnswer { speaker = author }
                isAnswer = false
                continue
            }
            // A memorandum says to whom it is before it says from whom.
            let startsHead = hasBody && !wasHead && isHead(content, before: lines[(number + 1)...].prefix(3))
            if startsOlderMail(content) || startsHead {
                isQuotedToTheEnd = true
            }
            if bytes[content.lowerBound] == UInt8(ascii: ">") {
                let rest = dropQuoteMarks(content)
                let isQuoted = !hasArrows || isQuotedToTheEnd
                append(rest, speaker: isQuoted ? .other : speaker, isQuoted: isQuoted, joins: false)
                isOpen = false
                continue
            }
            if kind == .email, !isQuotedToTheEnd {
                wasHead = readHead(content)
                if wasHead { continue }
                isSigned = isSigned || isSignOff(content)
                if isSigned {
                    passages.append(Passage(pieces: [content], speaker: author, isAboutWriter: true))
                    continue
                }
            }
            hasBody = kind == .email
            var rest = withoutStamp(content)
            if kind != .email, let (named, end) = speakerName(at: rest, isStamped: rest != content) {
                speaker = named
                isAnswer = kind == .text && asksOrAnswers(rest)
                isOpen = false
                rest = trimmed(end..<rest.upperBound)
            }
            // What has a time of its own is an entry of its own.
            var joins = isOpen && rest == content
            for part in table.parts(of: rest) {
                append(part, speaker: speaker, isQuoted: isQuotedToTheEnd, joins: joins)
                joins = true
            }
            isOpen = true
        }
    }

    /// Whether lines that begin with `>` are entries: there are several, and nothing says that they are a mail.
    private func isList(_ lines: [Range<Int>]) -> Bool {
        let marked = lines.map(trimmed).filter { !$0.isEmpty && bytes[$0.lowerBound] == UInt8(ascii: ">") }
        guard marked.count >= Self.shortestList else { return false }
        let layout = NotesLayout(bytes: bytes, people: people, rules: rules)
        let isMail = marked.map(dropQuoteMarks).contains { line in
            let text = text(line).lowercased()
            return (rules.sender + rules.otherHeads).contains { text.hasPrefix($0) } || isSignOff(line)
                || layout.greeted(by: line) != nil
        }
        return !isMail && !lines.contains { startsOlderMail(trimmed($0)) }
    }

    /// Entries that make a list.
    private static let shortestList = 3

    private mutating func append(
        _ piece: Range<Int>, speaker: Passage.Speaker, isQuoted: Bool, joins: Bool, isSpeech: Bool = false
    ) {
        if joins, let last = passages.last, last.speaker == speaker, last.isQuoted == isQuoted {
            passages[passages.count - 1].pieces.append(piece)
        } else {
            passages.append(Passage(pieces: [piece], speaker: speaker, isQuoted: isQuoted, isSpeech: isSpeech))
        }
    }

    /// A line of a mail's head is about whom it names; most say nothing.
    private mutating func readHead(_ line: Range<Int>) -> Bool {
        guard line.count <= 400 else { return false }
        let text = text(line).lowercased()
        if let head = rules.sender.first(where: { text.hasPrefix($0) }) {
            let speaker = people.speaker(named: String(text.dropFirst(head.count)))
            passages.append(Passage(pieces: [line], speaker: speaker, isAboutWriter: true))
            return true
        }
        return (rules.recipient + rules.otherHeads).contains { text.hasPrefix($0) }
    }

    /// Whether another mail's head begins: who sent it, and right below when or to whom.
    private func isHead(_ line: Range<Int>, before next: ArraySlice<Range<Int>>) -> Bool {
        func begins(_ line: Range<Int>, _ heads: [String]) -> Bool {
            guard line.count <= 400 else { return false }
            let text = text(trimmedName(line)).lowercased()
            return heads.contains { text.hasPrefix($0) }
        }
        return begins(line, rules.sender)
            && next.contains { begins(trimmed($0), rules.recipient) || begins(trimmed($0), rules.otherHeads) }
    }

    private func isSignOff(_ line: Range<Int>) -> Bool {
        guard line.count <= Self.longestName else { return false }
        let text = text(line).lowercased()
        return rules.signOffs.contains { mark in
            text.hasPrefix(mark) && text.dropFirst(mark.count).allSatisfy { !$0.isLetter }
        }
    }

    // MARK: Captions

    private mutating func readCaptions(_ lines: [Range<Int>]) {
        var speaker = Passage.Speaker.other
        var isText = false
        for line in lines {
            let content = trimmed(line)
            if content.isEmpty {
                isText = false
            } else if contains(content, "-->") {
                isText = true
            } else if isText {
                var rest = content
                if let (named, end) = voice(at: rest) ?? speakerName(at: rest, isStamped: true) {
                    if named != speaker { passages.append(Passage(pieces: [], speaker: named, isSpeech: true)) }
                    speaker = named
                    rest = trimmed(end..<rest.upperBound)
                }
                append(withoutClosingTag(rest), speaker: speaker, isQuoted: false, joins: true, isSpeech: true)
            }
        }
    }

    /// `<v Name>`, as WebVTT names who speaks.
    private func voice(at range: Range<Int>) -> (Passage.Speaker, Int)? {
        guard bytes[range].starts(with: "<v".utf8),
            let end = bytes[range].prefix(2 * Self.longestName).firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        let start = bytes[range.lowerBound..<end].firstIndex(of: UInt8(ascii: " ")) ?? end
        return (people.speaker(named: text(start..<end)), end + 1)
    }

    private func withoutClosingTag(_ range: Range<Int>) -> Range<Int> {
        bytes[range].suffix(4).elementsEqual("</v>".utf8) ? range.lowerBound..<(range.upperBound - 4) : range
    }

    // MARK: Speakers

    /// `Name:`, `Name (00:12):` or `Name 00:12` before what is said, or alone on a line.
    ///
    /// - Parameter isStamped: Whether a time stands before it, so that it is what was said.
    private func speakerName(at range: Range<Int>, isStamped: Bool) -> (Passage.Speaker, Int)? {
        let head = bytes[range].prefix(Self.longestName)
        if let colon = head.firstIndex(of: UInt8(ascii: ":")) {
            var end = colon
            // The colon may be that of a time behind the name.
            if let digit = bytes[range.lowerBound..<colon].lastIndex(where: { !isDigit($0) }), digit + 1 < colon {
                end = digit + 1
                let name = text(trimmedName(range.lowerBound..<end))
                guard people.isKnown(name) else { return nil }
                let rest = bytes[end..<range.upperBound].firstIndex {
                    !isDigit($0) && !":.)]- ".utf8.contains($0)
                }
                return (people.speaker(named: name), rest ?? range.upperBound)
            }
            let name = text(trimmedName(range.lowerBound..<end))
            if people.isKnown(name) { return (people.speaker(named: name), colon + 1) }
            if asksOrAnswers(range) { return (name == "A" ? .customer : .other, colon + 1) }
            if isStamped || kind != .text, let speaker = people.speaker(abbreviated: name) {
                return (speaker, colon + 1)
            }
            if kind.isDialogue, looksLikeName(name) { return (.other, colon + 1) }
        }
        if kind == .transcript, let found = markedName(at: range) { return found }
        if kind == .transcript {
            let name = text(trimmedName(range))
            if range.count <= Self.longestName, people.isKnown(name), !contains(range, ".") {
                return (people.speaker(named: name), range.upperBound)
            }
        }
        return nil
    }

    /// `Q:` or `A:` of a question and its answer, where the notes have such.
    private func asksOrAnswers(_ range: Range<Int>) -> Bool {
        hasQuestions && (bytes[range].starts(with: Self.question) || bytes[range].starts(with: Self.answer))
    }

    private static let question = Array("Q:".utf8)
    private static let answer = Array("A:".utf8)

    /// `Name — `, `<Name>` or `[Name]` before what is said.
    private func markedName(at range: Range<Int>) -> (Passage.Speaker, Int)? {
        let head = bytes[range].prefix(Self.longestName)
        let dash = head.firstRange(of: Array(" –".utf8)) ?? head.firstRange(of: Array(" —".utf8))
        let hyphen = dash ?? head.firstRange(of: Array(" - ".utf8))
        let mark = head.dropFirst().firstIndex { ">]|".utf8.contains($0) }.map { $0..<($0 + 1) }
        guard let end = [hyphen, mark].compactMap(\.self).min(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
        var start = range.lowerBound
        while start < end.lowerBound, "<[(|".utf8.contains(bytes[start]) { start += 1 }
        let name = text(trimmedName(start..<end.lowerBound))
        return people.isKnown(name) ? (people.speaker(named: name), end.upperBound) : nil
    }

    private func trimmedName(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let last = bytes[range].last, last <= 0x20 || "([-*".utf8.contains(last) { range = range.dropLastByte }
        while let first = bytes[range].first, first <= 0x20 || "-*".utf8.contains(first) { range = range.dropFirstByte }
        return range
    }

    private func looksLikeName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return (1...4).contains(words.count)
            && words.allSatisfy { $0.first?.isUppercase == true || $0.allSatisfy { !$0.isLetter } }
    }

    /// Behind a time stamp such as `[00:01:12]` or `10:04`.
    private func withoutStamp(_ range: Range<Int>) -> Range<Int> { LineStamp.rest(of: range, in: bytes) }

    // MARK: Mail

    /// Whether everything from here on is an older mail.
    private func startsOlderMail(_ range: Range<Int>) -> Bool {
        guard range.count <= 400 else { return false }
        let line = text(range).lowercased()
        return rules.olderMail.contains { mark in
            (mark.begins.map { line.hasPrefix($0) } ?? true) && (mark.ends.map { line.hasSuffix($0) } ?? true)
                && (mark.has.map { line.contains($0) } ?? true)
        }
    }

    /// Who wrote the mail: told by its head, or by the name it ends with.
    private func writer(of lines: [Range<Int>]) -> Passage.Speaker {
        for line in lines.prefix(12) where line.count <= 400 {
            let text = text(trimmed(line))
            if let head = rules.sender.first(where: { text.lowercased().hasPrefix($0) }) {
                return people.speaker(named: String(text.dropFirst(head.count)))
            }
        }
        for line in lines where line.count <= 2 * Self.longestName && !line.isEmpty {
            if startsOlderMail(trimmed(line)) { break }
            let name = text(trimmedName(line))
            if people.isKnown(name) { return people.speaker(named: name) }
        }
        let layout = NotesLayout(bytes: bytes, people: people, rules: rules)
        for line in lines.prefix(12) {
            if let greeted = layout.greeted(by: line) { return greeted == .adviser ? .customer : .adviser }
        }
        return .adviser
    }

    private func dropQuoteMarks(_ range: Range<Int>) -> Range<Int> {
        let start = bytes[range].firstIndex { $0 != UInt8(ascii: ">") && $0 > 0x20 } ?? range.upperBound
        return start..<range.upperBound
    }

    // MARK: Bytes

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private func contains(_ range: Range<Int>, _ mark: String) -> Bool {
        range.count <= 400 && bytes[range].firstRange(of: Array(mark.utf8)) != nil
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        let start = bytes[range].firstIndex { $0 > 0x20 } ?? range.upperBound
        let end = bytes[start..<range.upperBound].lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
        return start..<end
    }
}

extension Range<Int> {
    fileprivate var dropLastByte: Self { lowerBound..<(upperBound - 1) }
    fileprivate var dropFirstByte: Self { (lowerBound + 1)..<upperBound }
}

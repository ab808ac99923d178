import DocketDomain

/// Tells the parts of code apart, line after line, in time proportional to its length.
struct CodeLexer {
    private let language: CodeLanguage
    /// What a line began that the next one goes on with.
    private var open: CodeLanguage.Quote?
    private var isInTag = false
    private var sql = SQLLexer([], .parameters)

    private var bytes: [UInt8] = []
    private var position = 0
    private var runs: [(kind: CodeKind, end: Int)] = []

    init(_ language: CodeLanguage) {
        self.language = language
    }

    /// The kinds of the next line's stretches, each with the byte offset at which it ends.
    mutating func runs(of line: some StringProtocol) -> [(kind: CodeKind, end: Int)] {
        bytes = Array(line.utf8)
        position = 0
        runs = []
        if language.traits.contains(.isSQL) {
            takeSQL()
            return runs
        }
        if let quote = open {
            finish(quote)
        } else if language.traits.contains(.hasLineKeys) {
            takeLineKey()
        }
        while position < bytes.count { takeNext() }
        return runs
    }

    private mutating func add(_ kind: CodeKind) {
        if let last = runs.last, last.kind == kind {
            runs[runs.count - 1].end = position
        } else if position > (runs.last?.end ?? 0) {
            runs.append((kind, position))
        }
    }

    private mutating func takeSQL() {
        sql = SQLLexer(bytes, continuing: sql)
        while let lexeme = sql.next() {
            position = lexeme.range.upperBound
            switch lexeme.kind {
            case .comment: add(.comment)
            case .string: add(.string)
            case .number: add(.number)
            case .parameter: add(.name)
            case .word: addWord(from: lexeme.range.lowerBound)
            case .blank, .quotedName, .mark: add(.plain)
            }
        }
    }

    private mutating func takeNext() {
        let byte = bytes[position]
        if isComment(at: position) {
            position = bytes.count
            add(.comment)
        } else if let quote = quote(at: position) {
            take(quote)
        } else if language.traits.contains(.hasTags), byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") {
            takeTagMark()
        } else if Self.isDigit(byte) {
            takeNumber()
        } else if Self.isWord(byte) {
            takeWord()
        } else if takeName() {
            add(.name)
        } else {
            position += 1
            add(.plain)
        }
    }

    private func isComment(at start: Int) -> Bool {
        guard language.lineComments.contains(where: { matches($0, at: start) }) else { return false }
        guard language.traits.contains(.commentsStandAlone), start > 0 else { return true }
        return bytes[start - 1] == 0x20 || bytes[start - 1] == UInt8(ascii: ";")
    }

    private func quote(at start: Int) -> CodeLanguage.Quote? {
        guard let quote = language.quotes.first(where: { matches($0.open, at: start) }) else { return nil }
        // Outside of tags an apostrophe is one.
        if language.traits.contains(.hasTags), !isInTag, quote.kind == .string { return nil }
        return quote
    }

    private mutating func take(_ quote: CodeLanguage.Quote) {
        let start = position
        position += quote.open.count
        finish(quote)
        guard language.traits.contains(.hasQuotedKeys), quote.kind == .string, open == nil else { return }
        var end = position
        while end < bytes.count, bytes[end] == 0x20 { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ":"), let last = runs.popLast() else { return }
        if start > (runs.last?.end ?? 0) { runs.append((last.kind, start)) }
        runs.append((.name, position))
    }

    /// Goes to the end of a string or comment that is open.
    private mutating func finish(_ quote: CodeLanguage.Quote) {
        while position < bytes.count {
            if quote.escapes, bytes[position] == UInt8(ascii: "\\") {
                position = min(position + 2, bytes.count)
            } else if matches(quote.close, at: position) {
                position += quote.close.count
                open = nil
                add(quote.kind)
                return
            } else {
                position += 1
            }
        }
        open = quote.spansLines ? quote : nil
        add(quote.kind)
    }

    private mutating func takeTagMark() {
        isInTag = bytes[position] == UInt8(ascii: "<")
        position += 1
        if isInTag {
            while position < bytes.count,
                bytes[position] == UInt8(ascii: "/") || bytes[position] == UInt8(ascii: "!")
                    || bytes[position] == UInt8(ascii: "?")
            { position += 1 }
            while position < bytes.count, isTagWord(bytes[position]) { position += 1 }
        }
        add(.keyword)
    }

    private func isTagWord(_ byte: UInt8) -> Bool {
        Self.isWord(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
    }

    private mutating func takeNumber() {
        while position < bytes.count {
            let byte = bytes[position]
            let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            let afterExponent = position > 0 && bytes[position - 1] | 0x20 == UInt8(ascii: "e")
            guard Self.isWord(byte) || byte == UInt8(ascii: ".") || isSign && afterExponent else { break }
            position += 1
        }
        add(language.traits.contains(.hasTags) ? .plain : .number)
    }

    private mutating func takeWord() {
        let start = position
        while position < bytes.count, Self.isWord(bytes[position]) { position += 1 }
        if language.traits.contains(.hasTags) {
            add(isInTag ? .name : .plain)
            return
        }
        addWord(from: start)
    }

    private mutating func addWord(from start: Int) {
        // No keyword is longer than this.
        guard position - start <= 20 else {
            add(.plain)
            return
        }
        var word = String(decoding: bytes[start..<position], as: UTF8.self)
        if language.traits.contains(.ignoresCase) { word = word.lowercased() }
        add(language.keywords.contains(word) ? .keyword : .plain)
    }

    /// Steps over a variable or attribute, if one stands here.
    private mutating func takeName() -> Bool {
        let byte = bytes[position]
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        let traits = language.traits
        switch byte {
        case UInt8(ascii: "@") where traits.contains(.hasAttributes):
            guard Self.isWord(next) else { return false }
        case UInt8(ascii: "$") where traits.contains(.hasVariables):
            if next == UInt8(ascii: "{") {
                while position < bytes.count, bytes[position] != UInt8(ascii: "}") { position += 1 }
                position = min(position + 1, bytes.count)
                return true
            }
            guard Self.isWord(next) else { return false }
        default: return false
        }
        position += 1
        while position < bytes.count, Self.isWord(bytes[position]) { position += 1 }
        return true
    }

    /// YAML: the words before the first colon with a blank after it.
    private mutating func takeLineKey() {
        var start = 0
        while start < bytes.count, bytes[start] == 0x20 || bytes[start] == UInt8(ascii: "-") { start += 1 }
        var end = start
        while end < bytes.count, Self.isWord(bytes[end]) || Self.keyMarks.contains(bytes[end]) { end += 1 }
        guard end > start, end < bytes.count, bytes[end] == UInt8(ascii: ":"),
            end + 1 == bytes.count || bytes[end + 1] == 0x20
        else { return }
        position = start
        if start > 0 { add(.plain) }
        position = end
        add(.name)
    }

    private static let keyMarks = Set(" ./-_".utf8)

    private func matches(_ text: [UInt8], at start: Int) -> Bool {
        guard start + text.count <= bytes.count else { return false }
        for (offset, byte) in text.enumerated() where bytes[start + offset] != byte { return false }
        return true
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
    }
}

internal import DocketDomain

/// Tells how a text is laid out that says nothing of it: a dialogue or a mail is often pasted like any other notes.
struct NotesLayout {
    private let bytes: [UInt8]
    private let lines: [Range<Int>]
    private let people: KnownPeople
    private let rules: ExtractionRules.Layout

    init(bytes: [UInt8], people: KnownPeople, rules: ExtractionRules.Layout) {
        self.bytes = bytes
        self.people = people
        self.rules = rules
        lines = NoteLines(bytes: bytes).filter { range in bytes[range].contains { $0 > 0x20 } }
    }

    /// The longest line that is a head of a mail or greets somebody, in bytes.
    private static let longestHead = 200

    /// Lines of a mail in which its head begins.
    private static let headLines = 4

    var kind: MeetingNotes.Kind { isDialogue ? .transcript : isMail ? .email : .text }

    /// Whether most lines begin with the name of somebody who speaks, both sides among them.
    private var isDialogue: Bool {
        var counts: [Passage.Speaker: Int] = [:]
        for line in lines {
            guard let name = name(beforeColonOf: line) else { continue }
            let initials = name.count > 1 ? people.speaker(abbreviated: name) : nil
            if let speaker = people.isNamed(name) ? people.speaker(named: name) : initials {
                counts[speaker, default: 0] += 1
            }
        }
        let customer = counts[.customer] ?? 0
        let adviser = counts[.adviser] ?? 0
        return customer > 1 && adviser > 0 && 2 * (customer + adviser) >= lines.count
    }

    private func name(beforeColonOf line: Range<Int>) -> String? {
        let line = LineStamp.rest(of: line, in: bytes)
        guard let colon = bytes[line].prefix(60).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        return trimmed(line.lowerBound..<colon)
    }

    /// Whether it begins with a mail's head, or greets who advises.
    private var isMail: Bool {
        let first = lines.prefix(Self.headLines).map { text($0) }
        let hasSender = first.contains { line in rules.sender.contains { line.hasPrefix($0) } }
        let hasOthers = first.contains { line in
            (rules.recipient + rules.otherHeads).contains { line.hasPrefix($0) }
        }
        if hasSender && hasOthers { return true }
        return lines.prefix(Self.headLines).contains { greeted(by: $0) == .adviser } || isSigned
    }

    /// Whether it ends with the customer's name alone on a line, and says “I”.
    private var isSigned: Bool {
        let isNamed = lines.suffix(Self.lastLines).contains { line in
            guard line.count <= 40, case let name = text(line), people.isNamed(name) else { return false }
            return people.speaker(named: name) == .customer
        }
        return isNamed
            && lines.dropLast().contains { line in
                text(line).split { !$0.isLetter }.contains { $0 == "i" || $0 == "my" }
            }
    }

    /// Lines at the end of a mail in which its writer signs.
    private static let lastLines = 2

    /// Whom a line greets.
    func greeted(by line: Range<Int>) -> Passage.Speaker? {
        let text = text(line)
        let greeting = rules.greetings.first { text.hasPrefix($0 + " ") }.map { $0[...] } ?? salutation(text)
        guard let name = greeting.map({ String(text.dropFirst($0.count)) }), name.count <= 40, people.isNamed(name)
        else { return nil }
        return people.speaker(named: name)
    }

    /// The first word of a few with a comma behind them, which greets in whatever language.
    private func salutation(_ text: String) -> Substring? {
        let words = text.split(separator: " ")
        return text.hasSuffix(",") && (2...4).contains(words.count) ? words.first : nil
    }

    private func text(_ line: Range<Int>) -> String {
        guard line.count <= Self.longestHead else { return "" }
        return trimmed(line).lowercased()
    }

    private func trimmed(_ range: Range<Int>) -> String {
        String(String(decoding: bytes[range], as: UTF8.self).trimmed)
    }
}

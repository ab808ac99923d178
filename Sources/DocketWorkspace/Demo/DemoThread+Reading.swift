import DocketDomain

extension DemoThread {
    /// Reads a conversation: `name: value` lines, then messages, each begun by `@ AUTHOR +PAUSE` and its deeds.
    ///
    /// - Throws: `corrupt`, with the line.
    init(_ text: String, name: String) throws(DocketError) {
        var reader = DemoReader(text, name: name)
        let header = try reader.header()
        let fields = Dictionary(header, uniquingKeysWith: { $1 })
        var labels: [String: String] = [:]
        for (key, value) in header where key.hasPrefix("label ") { labels[String(key.dropFirst(6))] = value }
        guard let owner = fields["owner"], let ends = fields["ends"], let age = DemoReader.duration(ends),
            let visibility = ThreadVisibility(rawValue: fields["visibility"] ?? "private"),
            let key = name.split(separator: ".").first?.drop(while: { $0.isNumber || $0 == "-" })
        else { throw reader.error("needs owner, ends and a visibility") }
        self.init(
            key: String(key), title: fields["title"] ?? "", description: fields["description"] ?? "",
            owner: UserID(owner), agent: fields["agent"], visibility: visibility,
            tags: (fields["tags"] ?? "").split(separator: ",").map { String($0).trimmed }, labels: labels,
            discusses: fields["discusses"], age: age, messages: try reader.messages())
    }
}

/// Goes through the lines of a conversation's file.
private struct DemoReader {
    private let name: String
    private let lines: [Substring]
    private var index = 0

    init(_ text: String, name: String) {
        self.name = name
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    func error(_ problem: String) -> DocketError {
        DocketError(.corrupt, "The demo's \(name), line \(index + 1): \(problem).")
    }

    mutating func header() throws(DocketError) -> [(String, String)] {
        var header: [(String, String)] = []
        while index < lines.count, !lines[index].isEmpty {
            let parts = lines[index].split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { throw error("is not name: value") }
            header.append((String(parts[0]).trimmed, String(parts[1]).trimmed))
            index += 1
        }
        return header
    }

    mutating func messages() throws(DocketError) -> [DemoMessage] {
        var messages: [DemoMessage] = []
        while index < lines.count {
            guard lines[index].hasPrefix("@ ") else {
                guard lines[index].isEmpty else { throw error("belongs to no message") }
                index += 1
                continue
            }
            messages.append(try message())
        }
        return messages
    }

    private mutating func message() throws(DocketError) -> DemoMessage {
        let words = lines[index].dropFirst(2).split(separator: " ")
        guard let author = words.first, words.count <= 2 else { throw error("is not @ AUTHOR +PAUSE") }
        let pause = words.count == 2 ? Self.duration(words[1].dropFirst()) : 0
        guard let pause else { throw error("has no pause such as +4m or +1d2h") }
        index += 1
        var deeds: [DemoDeed] = []
        while index < lines.count, lines[index].hasPrefix(": ") {
            guard let deed = DemoDeed(lines[index].dropFirst(2)) else { throw error("is no deed") }
            deeds.append(deed)
            index += 1
        }
        let start = index
        while index < lines.count, !lines[index].hasPrefix("@ ") { index += 1 }
        let text = lines[start..<index].joined(separator: "\n").trimmed
        guard !text.isEmpty else { throw error("ends a message that says nothing") }
        return DemoMessage(author: UserID(String(author)), pause: pause, text: text, deeds: deeds)
    }

    /// Milliseconds of a text such as `40s`, `3m` or `1d2h`.
    static func duration(_ text: some StringProtocol) -> Int64? {
        var total: Int64 = 0
        var digits = ""
        for character in text {
            if character.isNumber {
                digits.append(character)
            } else {
                guard let number = Int64(digits), let unit = units[character] else { return nil }
                total += number * unit
                digits = ""
            }
        }
        return digits.isEmpty && !text.isEmpty ? total : nil
    }

    private static let units: [Character: Int64] = ["s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
}

extension DemoDeed {
    /// Reads `VERB NAME` and, behind bars, what else the verb needs.
    fileprivate init?(_ line: Substring) {
        let parts = line.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let fields = parts[1].split(separator: "|").map { String($0).trimmed }
        switch (parts[0], fields.count) {
        case ("keeps", 1): self = .keeps(fields[0].split(separator: " ").map(String.init))
        case ("file", 4):
            self = .file(name: fields[0], kind: ArtifactKind(rawValue: fields[1]), file: fields[2], title: fields[3])
        case ("ledger", 2): self = .ledger(name: fields[0], title: fields[1])
        case ("about", 1): self = .about(fields[0])
        case ("attach", 1): self = .attach(fields[0])
        case ("describe", 2): self = .describe(fields[0], fields[1])
        case ("comment", 2): self = .comment(fields[0], fields[1])
        case ("status", 2): self = .status(fields[0], fields[1])
        case ("link", 2):
            guard let relation = Relation(rawValue: fields[1]) else { return nil }
            self = .link(fields[0], relation)
        case ("propose", 2): self = .propose(customer: fields[0], file: fields[1])
        case ("accept", 2): self = .decide(customer: fields[0], field: fields[1], rejecting: nil)
        case ("reject", 3): self = .decide(customer: fields[0], field: fields[1], rejecting: fields[2])
        default: return nil
        }
    }
}

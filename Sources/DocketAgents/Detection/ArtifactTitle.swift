internal import DocketMarkdown

/// What an artifact found in a message is called.
enum ArtifactTitle {
    /// In characters.
    static let maximumLength = 80

    /// The heading before an artifact, or the last sentence of the paragraph before it; may be empty.
    static func from(_ lead: MarkdownFinding.Lead) -> String {
        switch lead {
        case .heading(let text): tidy(text)
        case .paragraph(let text): tidy(LastSentence.of(text))
        }
    }

    /// The names of a table's first columns.
    static func ofTable(_ table: MarkdownTable<String>) -> String {
        let names = table.header.prefix(8).map(tidy).filter { !$0.isEmpty }.prefix(3)
        return names.isEmpty ? "Table" : tidy(names.joined(separator: ", "))
    }

    /// The verb of a statement and what it works on.
    static func ofStatement(_ sql: String) -> String {
        SQLSummary.of(sql).map(tidy) ?? "SQL query"
    }

    /// One line of at most 80 characters, cut between words, without the punctuation that leads on to what follows.
    private static func tidy(_ text: String) -> String {
        // Four bytes to a character at most, and a few for combining marks; the rest would be cut anyway.
        let words = text.utf8.prefix(maximumLength * 16).split { $0 <= UInt8(ascii: " ") }
        var line = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        line.trimEnd(openEnds)
        guard line.utf8.count > maximumLength, line.count > maximumLength else { return line }
        let start = line.prefix(maximumLength - 1)
        let isBetweenWords = line[start.endIndex] == " "
        let space = isBetweenWords ? start.endIndex : start.lastIndex(of: " ")
        line = String(start[..<(space ?? start.endIndex)])
        line.trimEnd(openEnds.union(["."]))
        return line + "…"
    }

    private static let openEnds: Set<Unicode.Scalar> = [":", "：", ",", ";", "-", "–", "—", " "]
}

extension String {
    fileprivate mutating func trimEnd(_ scalars: Set<Unicode.Scalar>) {
        while let last = unicodeScalars.last, scalars.contains(last) { unicodeScalars.removeLast() }
    }
}

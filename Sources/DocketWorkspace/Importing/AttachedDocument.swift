import DocketDomain

/// Which files that come with messages are documents, worth an artifact of their own.
enum AttachedDocument {
    /// Whether a file's text is a document: a text with headings or of some length, and neither data nor source code.
    static func isOne(name: String, text: String) -> Bool {
        let ending = MediaType.ending(ofFile: name)
        guard !text.allSatisfy(\.isWhitespace) else { return false }
        if documents.contains(ending) { return true }
        guard texts.contains(ending) else { return false }
        let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
        let hasHeading = lines.contains { line in
            let marks = line.prefix { $0 == "#" }.count
            return 1...6 ~= marks && line.dropFirst(marks).first == " "
        }
        return lines.count > 1 && hasHeading || isProse(lines)
    }

    /// Whether most lines are sentences, and they are many words.
    private static func isProse(_ lines: [Substring]) -> Bool {
        let words = lines.map { $0.split(separator: " ").count }
        guard words.reduce(0, +) >= fewestWords else { return false }
        let sentences = zip(lines, words).count { line, count in
            count >= 5 && line.last.map { ".!?:;”\")".contains($0) } == true || count >= 12
        }
        return sentences * 2 >= lines.count
    }

    private static let fewestWords = 120
    private static let documents: Set<String> = [
        "md", "markdown", "docx", "doc", "odt", "rtf", "pdf", "pptx", "ppt", "epub", "tex", "rst", "adoc",
    ]
    /// What may be anything: only its text tells.
    private static let texts: Set<String> = ["", "txt", "text"]
}

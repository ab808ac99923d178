/// The words by which it is told where a document in a reply begins and ends.
enum DocumentWords {
    /// What a reply begins with that is not yet the document.
    static let openings = WordList.words(
        "sure certainly absolutely here here's heres okay ok gladly gerne hier voici bien claro aqui ecco certo")

    /// What a reply ends with that is no longer the document.
    static let closings = WordList.phrases(
        """
        let me know|feel free|i hope this|hope this|would you like|if you'd like|if you would like|if you need|\
        please let me know|do you want|shall i|should you need|this memo can|note that this|please note|remember to|\
        lass mich wissen|wenn du|n'hesitez pas|dime si|fammi sapere
        """)

    /// Tags of code that is a text's source.
    static let sources = WordList.words("markdown md text txt plaintext").union([""])

    private static let greetings = WordList.words(
        "dear sehr liebe lieber cher chere madame monsieur estimado estimada gentile egregio to from subject")

    private static let heads = WordList.words("to from date subject re cc an von betreff datum de objet asunto para")

    private static let subjects = WordList.words(
        "subject re title betreff titel objet titre asunto titulo oggetto titolo")

    /// What a line says behind “Subject:” or “Title:”.
    static func subject(in line: String) -> String? {
        guard line.utf8.count < 200, let colon = line.firstIndex(of: ":"),
            subjects.contains(FoldedText.of(line[..<colon].filter { $0.isLetter }))
        else { return nil }
        let subject = line[line.index(after: colon)...].trimmingPrefix { $0.isWhitespace }
        return subject.isEmpty ? nil : String(subject)
    }

    /// Whether a paragraph is a greeting, or the head of a memo.
    static func isLetterHead(_ text: String) -> Bool {
        guard text.utf8.count < 600 else { return false }
        if text.utf8.count < 80, let first = FoldedText.words(of: text).first, greetings.contains(first),
            text.hasSuffix(",") || text.hasSuffix(":")
        {
            return true
        }
        let fields = text.split { $0.isNewline }.flatMap { $0.components(behind: ":") }
        return fields.count { heads.contains($0) } >= 3
    }
}

extension Substring {
    /// The folded words that stand right before a mark.
    fileprivate func components(behind mark: Character) -> [String] {
        split(separator: mark).compactMap { FoldedText.words(of: $0).last }
    }
}

/// Lists of words, written as text: words between blanks, phrases between bars.
enum WordList {
    static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    /// Phrases as their words, longer ones first.
    static func phrases(_ text: String) -> [[String]] {
        text.split(separator: "|")
            .map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
            .filter { !$0.isEmpty }
            .sorted { $0.count > $1.count }
    }
}

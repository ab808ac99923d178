extension String {
    /// The text without empty lines at its start and without white space at its end; the first line's indentation
    /// stays.
    var trimmingBlankEnds: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        while let lineEnd = text.firstIndex(where: \.isNewline), text[..<lineEnd].allSatisfy(\.isWhitespace) {
            text = text[text.index(after: lineEnd)...]
        }
        return String(text)
    }

    func trimmingEnd(_ characters: Set<Character>) -> String {
        var text = self[...]
        while let last = text.last, last.isWhitespace || characters.contains(last) { text.removeLast() }
        return String(text)
    }
}

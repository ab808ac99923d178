import TerminalKit

extension String {
    /// One line, with nothing in it that can't be seen.
    var shown: String { Sanitizer(invisibles: .revealed, lineBreaks: .marked).clean(self) }

    /// On one line: line breaks and tabs are blanks.
    var flattened: String {
        contains(where: { $0.isNewline || $0 == "\t" }) ? String(map { $0.isNewline || $0 == "\t" ? " " : $0 }) : self
    }

    /// Without the blanks at both ends.
    var trimmingBlanks: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// The text with blanks after it, up to so many characters.
    func padded(to count: Int) -> String {
        self + String(repeating: " ", count: max(0, count - self.count))
    }

    /// The text behind fillers, up to so many characters.
    func leftPadded(to count: Int, with filler: Character = "0") -> String {
        String(repeating: filler, count: max(0, count - self.count)) + self
    }
}

/// Text of a table as it can stand in a chart.
package enum ChartText {
    /// Characters of a label at most.
    static let longest = 200

    /// On one line, without blanks around it, and not longer than anybody reads.
    package static func oneLine(_ text: String) -> String {
        // By scalars: thousands of marks may belong to one character.
        let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest * 8)))
        let words = start.split { $0.isWhitespace || $0.isNewline }
        let line = words.joined(separator: " ")
        return line.count > longest ? line.prefix(longest - 1) + "…" : line
    }
}

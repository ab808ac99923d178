import Foundation

/// What a text begins with, as a title for what has none.
package enum FirstWords {
    /// Characters that such a title has at the most.
    package static let length = 80
    /// What is looked at.
    private static let reach = 4000

    /// The words of a text from its first line with one on, across line breaks and without the signs of Markdown before
    /// them, as far as a title is long; nil where there is nothing.
    package static func title(of text: String) -> String? {
        let lines = text.drop(while: \.isWhitespace).prefix(reach).split(whereSeparator: \.isNewline)
        var words = ""
        for line in lines {
            if line.hasPrefix("```") {
                // What is said before code is enough.
                if words.isEmpty { continue } else { break }
            }
            guard line.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
            let bare = line.drop { "#>*-_ \t".contains($0) }.trimmingCharacters(in: .whitespaces)
            words += words.isEmpty ? bare : " " + bare
            if words.count > length { break }
        }
        if words.isEmpty, let line = lines.first { words = line.trimmingCharacters(in: .whitespaces) }
        return words.isEmpty ? nil : cut(words)
    }

    /// A text as far as a title is long.
    package static func cut(_ text: String) -> String {
        text.count <= length ? text : text.prefix(length - 1) + "…"
    }
}

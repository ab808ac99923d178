import Foundation
import GRDB

/// Texts without case and accents, for comparing what people type with what is stored.
enum FoldedText {
    /// `folded(text)` in SQL.
    static let function = DatabaseFunction("folded", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map(folded)
    }

    static func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }

    /// A pattern for `LIKE … ESCAPE '\'` that finds the text anywhere.
    static func pattern(_ text: String) -> String {
        var escaped = ""
        for character in folded(text) {
            if character == "%" || character == "_" || character == "\\" { escaped.append("\\") }
            escaped.append(character)
        }
        return "%\(escaped)%"
    }
}

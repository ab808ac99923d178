import DocketDomain
import Foundation

/// The private-use characters U+E200 to U+E206 by which ChatGPT marks citations in its text. A whole mark is U+E200, a
/// kind, U+E202 before each argument, and U+E201; the person saw a footnote in its place, or the name in it.
enum CitationMarks {
    static func removed(from text: String) -> String {
        guard mayHoldMarks(text) else { return text }
        var output = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == opening, let end = rest.firstIndex(where: { $0 == closing || $0 == opening }) {
                let mark = rest[..<end]
                if rest[end] == closing, mark.contains(separator) {
                    output.append(contentsOf: visibleText(of: mark).unicodeScalars.filter { !isMark($0) })
                    rest = rest[rest.index(after: end)...]
                }
            } else if !isMark(scalar) {
                output.append(scalar)
            }
        }
        return String(output)
    }

    private static let opening: Unicode.Scalar = "\u{E200}"
    private static let closing: Unicode.Scalar = "\u{E201}"
    private static let separator: Unicode.Scalar = "\u{E202}"

    /// In UTF-8 all of them begin with EE, which in other text hardly ever comes up.
    private static func mayHoldMarks(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.baseAddress.map { memchr($0, 0xEE, bytes.count) != nil } ?? false
        } ?? true
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        0xE200...0xE206 ~= scalar.value
    }

    private static func visibleText(of mark: Substring.UnicodeScalarView) -> String {
        let fields = mark.split(separator: separator, omittingEmptySubsequences: false).map { String(Substring($0)) }
        guard fields.count > 1 else { return "" }
        switch fields[0] {
        case "url": return fields[1]
        // A mark that is not as expected shows nothing: only its name would be text.
        case "entity": return (try? JSON(parsing: fields[1]))?[1]?.string ?? ""
        default: return ""
        }
    }
}

import DocketDomain

/// Names that a workbook takes: at most 31 characters, none of `[]:*?/\`, no apostrophe at an end, each only once
/// whatever the case.
struct WorksheetNames {
    private var taken: Set<String> = []
    /// By the name as it would be, where the search for a free number goes on.
    private var numbers: [String: Int] = [:]

    /// - Parameter ending: What it ends with, however long the title is.
    mutating func next(for title: String, ending: String = "") -> String {
        let scalars = title.xmlSafe.unicodeScalars.map { Self.forbidden.contains($0) || $0.value < 0x20 ? " " : $0 }
        let words = String(String.UnicodeScalarView(scalars)).split(whereSeparator: \.isWhitespace)
        var stem = words.joined(separator: " ")
        while let first = stem.first, first == "'" { stem.removeFirst() }
        if stem.isEmpty || stem.lowercased() == "history" { stem = "Sheet \(stem)".trimmed }
        if !ending.isEmpty { stem = Self.cut(stem, 31 - ending.utf16.count) + ending }
        var name = Self.cut(stem, 31)
        let key = name.lowercased()
        var number = numbers[key, default: 2]
        while !taken.insert(name.lowercased()).inserted {
            let end = " (\(number))"
            name = Self.cut(stem, 31 - end.count) + end
            number += 1
        }
        numbers[key] = number
        return name
    }

    /// Counted as spreadsheets do, in UTF-16.
    private static func cut(_ name: String, _ length: Int) -> String {
        var name = name
        while name.utf16.count > length { name.removeLast() }
        while let last = name.last, last == "'" || last == " " { name.removeLast() }
        return name.isEmpty ? "Sheet" : name
    }

    private static let forbidden: Set<Unicode.Scalar> = ["[", "]", ":", "*", "?", "/", "\\"]
}

import Foundation

/// The pattern of a canvas's update: a regular expression as Python writes it.
struct CanvasPattern {
    private let pattern: String

    init(_ pattern: String) {
        self.pattern = pattern
    }

    /// The text with what the pattern finds replaced; nothing where it finds nothing, or takes too long to.
    ///
    /// - Parameter isTooSlow: Whether one took too long already: then it is looked for only as it is written.
    func replacing(in text: String, with replacement: String, everywhere: Bool, isTooSlow: inout Bool) -> String? {
        // By agreement this rewrites the whole document.
        if Self.wholes.contains(pattern) { return replacement }
        let matches = isTooSlow ? [] : found(in: text, isTooSlow: &isTooSlow)
        guard !matches.isEmpty else { return replacingLiterally(in: text, with: replacement, everywhere: everywhere) }
        let source = text as NSString
        var result = ""
        var end = 0
        for match in everywhere ? matches[...] : matches.prefix(1) {
            result += source.substring(with: NSRange(location: end, length: match.range.location - end))
            result += Self.expand(replacement, match, in: source)
            end = match.range.upperBound
        }
        return result + source.substring(from: end)
    }

    private static let wholes: Set<String> = [
        ".*", "(?s).*", "(?s)^.*$", "^.*$", "[\\s\\S]*", "[\\S\\s]*", ".+", "(?s).+",
    ]
    /// A pattern may come from anywhere, and there are some that never end.
    private static let timeLimit: TimeInterval = 1
    private static let matchLimit = 100_000

    private func found(in text: String, isTooSlow: inout Bool) -> [NSTextCheckingResult] {
        let translated = pattern.replacing("(?P<", with: "(?<").replacing(#"\Z"#, with: #"\z"#)
        // What is no pattern finds nothing.
        guard let expression = try? NSRegularExpression(pattern: translated) else { return [] }
        var found: [NSTextCheckingResult] = []
        var isWhole = true
        var isLate = false
        let end = Date().addingTimeInterval(Self.timeLimit)
        let range = NSRange(location: 0, length: (text as NSString).length)
        expression.enumerateMatches(in: text, options: .reportProgress, range: range) { match, _, stop in
            if let match { found.append(match) }
            isLate = Date() > end
            if isLate || found.count > Self.matchLimit {
                isWhole = false
                stop.pointee = true
            }
        }
        if isLate { isTooSlow = true }
        return isWhole ? found : []
    }

    /// Assistants forget to escape what they look for.
    private func replacingLiterally(in text: String, with replacement: String, everywhere: Bool) -> String? {
        guard !pattern.isEmpty, let first = text.range(of: pattern, options: .literal) else { return nil }
        return everywhere
            ? text.replacingOccurrences(of: pattern, with: replacement, options: .literal)
            : text.replacingCharacters(in: first, with: replacement)
    }

    /// `\1`, `\g<1>` and `\g<name>` stand for what a group found; other escapes are left as they are.
    private static func expand(_ replacement: String, _ match: NSTextCheckingResult, in source: NSString) -> String {
        guard replacement.utf8.contains(UInt8(ascii: "\\")) else { return replacement }
        var result = ""
        var rest = replacement[...]
        while let slash = rest.firstIndex(of: "\\") {
            result += rest[..<slash]
            let after = rest[slash...].dropFirst()
            if let digit = after.first, let group = digit.wholeNumberValue, group > 0, digit.isASCII {
                result += text(ofGroup: group, match, in: source)
                rest = after.dropFirst()
            } else if after.hasPrefix("g<"), let close = after.firstIndex(of: ">") {
                let name = String(after[..<close].dropFirst(2))
                result +=
                    Int(name).map { text(ofGroup: $0, match, in: source) }
                    ?? string(match.range(withName: name), in: source)
                rest = after[after.index(after: close)...]
            } else {
                result += "\\" + after.prefix(1)
                rest = after.dropFirst()
            }
        }
        return result + rest
    }

    private static func text(ofGroup group: Int, _ match: NSTextCheckingResult, in source: NSString) -> String {
        group < match.numberOfRanges ? string(match.range(at: group), in: source) : ""
    }

    private static func string(_ range: NSRange, in source: NSString) -> String {
        range.location == NSNotFound ? "" : source.substring(with: range)
    }
}

import Foundation

/// A text in the language of roff, in which nothing of what it was made from is an instruction.
struct RoffText: Hashable, Sendable {
    let source: String

    private init(source: String) {
        self.source = source
    }

    init(_ plain: String) {
        source = plain.unicodeScalars.map(Self.escaped).joined()
    }

    /// A text in which what stands between grave accents is typed as it is.
    init(prose: String) {
        let parts = prose.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        source = parts.enumerated().map { index, part in
            // An accent without a second one is an accent.
            switch index {
            case _ where index.isMultiple(of: 2): RoffText(part).source
            case parts.count - 1: RoffText("`" + part).source
            default: RoffText.bold(part).source
            }
        }.joined()
    }

    static func bold(_ plain: String) -> RoffText {
        RoffText(source: "\\fB\(RoffText(plain).source)\\fR")
    }

    static func italic(_ plain: String) -> RoffText {
        RoffText(source: "\\fI\(RoffText(plain).source)\\fR")
    }

    static func + (left: RoffText, right: RoffText) -> RoffText {
        RoffText(source: left.source + right.source)
    }

    /// The lines of it: broken between words, and none that could be taken for a request. Those begin with a full stop, or
    /// with an apostrophe, which is escaped wherever it stands.
    func lines(width: Int = 78) -> [String] {
        var lines: [String] = []
        for word in source.split(separator: " ") {
            if let last = lines.last, last.utf8.count + 1 + word.utf8.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines.map(Self.safe)
    }

    /// All of it on one line, with its blanks as they are.
    var line: String { Self.safe(source) }

    /// As one argument of a request.
    var quoted: String { "\"\(source)\"" }

    private static func safe(_ line: String) -> String {
        line.hasPrefix(".") ? "\\&\(line)" : line
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\\": "\\e"
        case "-": "\\-"
        case "'": "\\(aq"
        case "`": "\\(ga"
        case "\"": "\\(dq"
        case "^": "\\(ha"
        case "~": "\\(ti"
        case " "..."}": String(scalar)
        // Shown by every terminal.
        case "…": "..."
        case "\u{A0}"...: "\\[u\(hexadecimal(scalar.value))]"
        // Line ends and whatever else controls terminals.
        default: " "
        }
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

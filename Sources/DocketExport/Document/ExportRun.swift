/// A stretch of text of one look.
package struct ExportRun: Hashable, Sendable {
    /// May hold line feeds, which break the line.
    package var text: String
    package var style: Style
    /// Where the text leads. Only addresses that are safe to follow are kept.
    package private(set) var link: String?

    package struct Style: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        package static let bold = Self(rawValue: 1)
        package static let italic = Self(rawValue: 2)
        package static let code = Self(rawValue: 4)
        package static let strike = Self(rawValue: 8)
        package static let underline = Self(rawValue: 16)
    }

    package init(_ text: String, _ style: Style = [], link: String? = nil) {
        self.text = text
        self.style = style
        self.link = link.flatMap { Self.isSafe($0) ? $0 : nil }
    }

    /// Whether an address opens a page or a letter and nothing else: no `javascript:`, no `file:`, no controls.
    static func isSafe(_ address: String) -> Bool {
        let lower = address.lowercased()
        return ["http://", "https://", "mailto:"].contains { lower.hasPrefix($0) && lower.utf8.count > $0.utf8.count }
            && address.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && $0 != "\"" && $0 != "\\" }
    }
}

extension Sequence<ExportRun> {
    /// The text without its looks.
    package var plainText: String {
        reduce(into: "") { $0 += $1.text }
    }
}

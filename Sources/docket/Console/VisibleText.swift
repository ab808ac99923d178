import TerminalKit

/// Text from outside, made safe to be printed: nothing in it steers a terminal, whether it is printed to one or to a file
/// that somebody looks at later.
enum VisibleText {
    /// The text on one line: line ends become marks too.
    static func line(_ text: String) -> String {
        Sanitizer.line.clean(text)
    }

    /// The text with its line ends, where text of several lines is expected.
    static func block(_ text: String) -> String {
        Sanitizer.text.clean(text)
    }
}

extension String {
    /// Columns of a terminal that the text takes. Most text is ASCII, and needs no table of widths.
    var width: Int {
        utf8.allSatisfy { 0x20..<0x7F ~= $0 } ? utf8.count : columns
    }

    /// The text cut to a number of columns, with an ellipsis where something was cut off.
    func cut(to columns: Int) -> String {
        width <= columns ? self : TextWidth.standard.truncated(self, to: columns)
    }

    /// The text with blanks after it.
    func padded(to columns: Int) -> String {
        self + String(repeating: " ", count: max(0, columns - width))
    }
}

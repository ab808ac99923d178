package import TerminalKit

/// Colours code.
package struct CodeHighlighter: Sendable {
    package let language: CodeLanguage?
    package let theme: Theme

    /// Code of a language that is not known stays plain.
    package init(_ language: CodeLanguage?, theme: Theme) {
        self.language = language
        self.theme = theme
    }

    /// The first lines of a code as styled lines, with everything that a terminal would obey made visible.
    package func lines(of code: String, limit: Int = .max) -> [Line] {
        var code = code[...]
        // A line break at the end ends the last line and begins none.
        if code.last?.isNewline == true { code.removeLast() }
        let text = Sanitizer.text.clean(Self.firstLines(of: code, limit: limit))
        var lexer = language.map { CodeLexer($0) }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard let runs = lexer?.runs(of: line) else { return Line(String(line), theme.code) }
            return Line(spans(of: line, runs))
        }
    }

    private func spans(of line: Substring, _ runs: [(kind: CodeKind, end: Int)]) -> [Span] {
        var start = line.startIndex
        var offset = 0
        return runs.map { run in
            let end = line.utf8.index(start, offsetBy: run.end - offset)
            defer { (start, offset) = (end, run.end) }
            return Span(String(line[start..<end]), theme.style(of: run.kind).over(theme.code))
        }
    }

    private static func firstLines(of code: Substring, limit: Int) -> String {
        guard limit < code.utf8.count else { return String(code) }
        var lines = 0
        let end = code.utf8.firstIndex { byte in
            if byte == 0x0A { lines += 1 }
            return lines >= limit
        }
        return String(code[..<(end ?? code.endIndex)])
    }
}

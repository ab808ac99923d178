internal import DocketMarkdown

/// How the lines of a text end. Markdown makes every end a line feed; a statement is kept as it was written.
struct LineEnds {
    /// Of each line; empty where all of them are line feeds.
    private var ends: [String] = []

    init(of text: String) {
        guard text.utf8.contains(UInt8(ascii: "\r")) else { return }
        var isAfterReturn = false
        for byte in text.utf8 {
            let isFeed = byte == UInt8(ascii: "\n")
            if isAfterReturn { ends.append(isFeed ? "\r\n" : "\r") }
            if isFeed, !isAfterReturn { ends.append("\n") }
            isAfterReturn = byte == UInt8(ascii: "\r")
        }
    }

    /// A fenced code with the ends that its lines have in the text.
    func restored(in code: MarkdownCode, at lines: ClosedRange<Int>) -> MarkdownCode {
        guard !ends.isEmpty else { return code }
        var content = ""
        // The first line is that of the fence.
        var line = lines.lowerBound
        for piece in code.content.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if line > lines.lowerBound { content += line <= ends.count ? ends[line - 1] : "\n" }
            content += String(Substring(piece))
            line += 1
        }
        var code = code
        code.content = content
        return code
    }
}

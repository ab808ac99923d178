/// The lines of the user's own words, by which it is told what a reply only repeats.
struct EchoedLines {
    private var lines: Set<Substring> = []

    init(_ request: String) {
        for line in request.split(whereSeparator: \.isNewline) { lines.insert(Self.trimmed(line)) }
    }

    /// Whether each of a reply's lines in the range stands in the user's words, but for fences.
    func hold(_ reply: ReplyLines, _ range: ClosedRange<Int>) -> Bool {
        guard lines.count > 1 || range.count <= 3 else { return false }
        var held = 0
        for line in reply.text(on: range).split(whereSeparator: \.isNewline) {
            let line = Self.trimmed(line)
            if line.isEmpty || line.hasPrefix("```") || line.hasPrefix("~~~") { continue }
            guard lines.contains(line) else { return false }
            held += 1
        }
        return held > 0
    }

    private static func trimmed(_ line: Substring) -> Substring {
        var line = line.drop(while: \.isWhitespace)
        while line.last?.isWhitespace == true { line.removeLast() }
        return line
    }
}

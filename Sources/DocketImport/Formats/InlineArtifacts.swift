/// The artifacts that older answers of Claude hold in their text, `<antArtifact identifier="…" …>…</antArtifact>`, and
/// the text with a line in place of each.
struct InlineArtifacts {
    private(set) var text = ""
    private(set) var artifacts: [TranscriptArtifact] = []

    /// Nil where there is none.
    init?(in text: String) {
        // Most answers hold none, and looking for one byte is cheap.
        guard text.utf8.contains(UInt8(ascii: "<")) else { return nil }
        var rest = text.utf8[...]
        var start = rest.startIndex
        while let tag = Tag(after: start, in: rest) {
            let body = rest[tag.end...]
            let close = body.firstRange(of: Self.closing)
            let content = body[..<(close?.lowerBound ?? body.endIndex)]
            guard let identifier = tag.attributes["identifier"] else {
                // A tag that names no artifact is text.
                start = tag.end
                continue
            }
            let title = tag.attributes["title"] ?? identifier
            artifacts.append(
                TranscriptArtifact(
                    identifier: identifier, title: title, type: tag.attributes["type"] ?? "text/plain",
                    language: tag.attributes["language"], content: Self.withoutOuterLineBreaks(content),
                    action: .created))
            self.text += Self.string(rest[..<tag.start]) + "[artifact: \(title)]"
            rest = rest[(close?.upperBound ?? rest.endIndex)...]
            start = rest.startIndex
        }
        guard !artifacts.isEmpty else { return nil }
        self.text += Self.string(rest)
    }

    private static let closing = Array("</antArtifact>".utf8)

    private static func withoutOuterLineBreaks(_ content: Substring.UTF8View) -> String {
        var content = content
        if content.first == UInt8(ascii: "\n") { content = content.dropFirst() }
        if content.last == UInt8(ascii: "\n") { content = content.dropLast() }
        return string(content)
    }

    private static func string(_ utf8: Substring.UTF8View) -> String {
        String(Substring(utf8))
    }

    /// The opening tag.
    private struct Tag {
        let start: String.Index
        let end: String.Index
        private(set) var attributes: [String: String] = [:]

        private static let opening = Array("<antArtifact".utf8)

        init?(after position: String.Index, in utf8: Substring.UTF8View) {
            guard let name = utf8[position...].firstRange(of: Self.opening) else { return nil }
            start = name.lowerBound
            var index = name.upperBound
            while index < utf8.endIndex, utf8[index] != UInt8(ascii: ">") {
                guard let equals = utf8[index...].firstIndex(where: { "=>".utf8.contains($0) }),
                    utf8[equals] == UInt8(ascii: "="), let open = utf8[equals...].dropFirst().first,
                    open == UInt8(ascii: "\"")
                else { break }
                let key = string(utf8[index..<equals]).filter { !$0.isWhitespace }
                let value = utf8[equals...].dropFirst(2)
                guard let close = value.firstIndex(of: UInt8(ascii: "\"")) else { break }
                attributes[key] = Self.unescaped(string(value[..<close]))
                index = utf8.index(after: close)
            }
            guard let bracket = utf8[index...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
            end = utf8.index(after: bracket)
        }

        private static func unescaped(_ value: String) -> String {
            guard value.utf8.contains(UInt8(ascii: "&")) else { return value }
            return value.replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        }
    }
}

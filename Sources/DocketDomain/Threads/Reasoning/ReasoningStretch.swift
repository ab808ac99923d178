/// A stretch of a text that is reasoning, with the tags around it.
struct ReasoningStretch {
    let range: Range<Int>
    /// Nil where the beginning was not written.
    let opening: ReasoningTag?
    /// What stands between the tags.
    let content: Range<Int>

    /// The reasoning as it is shown: its summary, the tool that was called and with what, and what was written.
    func text(in bytes: [UInt8]) -> String {
        var written = bytes[content]
        var lines: [String] = []
        if let opening, opening.name == .details {
            let inside = written.drop { $0 <= 0x20 }
            if inside.startsIgnoringCase(with: "<summary>"),
                let end = ["</summary>", "</SUMMARY>"].compactMap({ inside.firstRange(of: $0.utf8) }).first
            {
                let summary = inside[..<end.lowerBound].dropFirst("<summary>".utf8.count)
                lines.append(String(decoding: summary, as: UTF8.self))
                written = inside[end.upperBound...]
            }
            for attribute in ["name", "arguments", "result", "output"] {
                if let value = opening.value(of: attribute, in: bytes) { lines.append("\(attribute): \(value)") }
            }
        }
        lines.append(String(decoding: written, as: UTF8.self))
        return lines.map(\.trimmed).filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

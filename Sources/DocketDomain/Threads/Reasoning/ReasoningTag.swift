/// A tag that begins or ends a stretch of reasoning.
struct ReasoningTag {
    enum Name: String, CaseIterable {
        case think, thinking, antThinking = "antthinking", details, reasoning, thought

        /// Whether only a program writes it, so that what follows is reasoning even without an end.
        var isOfPrograms: Bool { self == .antThinking || self == .details }
        /// Whether it is a word that people write between such marks too, so that it means something at the start only.
        var isOfPeople: Bool { self == .reasoning || self == .thought }
    }

    let name: Name
    let isClosing: Bool
    let range: Range<Int>

    /// The tag at a `<`; nil where there is none of these.
    init?(in text: [UInt8], at start: Int) {
        var rest = text[(start + 1)...]
        isClosing = rest.first == UInt8(ascii: "/")
        if isClosing { rest = rest.dropFirst() }
        let letters = rest.prefix(12).prefix { ($0 | 0x20) &- UInt8(ascii: "a") < 26 }
        guard let name = Name(rawValue: String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)),
            let end = Self.end(of: text[letters.endIndex...])
        else { return nil }
        self.name = name
        range = start..<end
        guard name == .details else { return }
        // Other details are the author's own.
        guard isClosing || Self.types.contains((value(of: "type", in: text) ?? "").lowercased()) else { return nil }
    }

    private static let types: Set<String> = ["reasoning", "tool_calls", "code_interpreter"]

    /// Attributes may hold `>` between quotes; what a tool answered stands in one.
    private static func end(of rest: ArraySlice<UInt8>) -> Int? {
        guard let first = rest.first, first == UInt8(ascii: ">") || first <= 0x20 else { return nil }
        var quote: UInt8?
        for (index, byte) in zip(rest.indices, rest) {
            if byte == quote {
                quote = nil
            } else if quote == nil {
                if byte == UInt8(ascii: ">") { return index + 1 }
                if byte == UInt8(ascii: "\"") { quote = byte }
                if byte == UInt8(ascii: "<") { return nil }
            }
        }
        return nil
    }

    /// An attribute of the tag: `type="reasoning"`.
    func value(of attribute: String, in text: [UInt8]) -> String? {
        var rest = text[range]
        while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
            let name = rest[..<equals].reversed().prefix { $0 > 0x20 }.reversed()
            rest = rest[(equals + 1)...]
            let value: ArraySlice<UInt8>
            if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                value = rest.dropFirst().prefix { $0 != quote }
                rest = rest[value.endIndex...].dropFirst()
            } else {
                value = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
                rest = rest[value.endIndex...]
            }
            if String(decoding: name, as: UTF8.self).lowercased() == attribute {
                return Self.unescaped(String(decoding: value, as: UTF8.self))
            }
        }
        return nil
    }

    private static func unescaped(_ value: String) -> String {
        guard value.utf8.contains(UInt8(ascii: "&")) else { return value }
        return value.replacing("&quot;", with: "\"").replacing("&#x27;", with: "'").replacing("&#39;", with: "'")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
}

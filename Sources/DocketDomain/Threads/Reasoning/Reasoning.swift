/// What a model thought and which tools it called on the way to its answer, told apart from the answer itself.
///
/// Programs write it into the text of a message between tags: `<think>…</think>`, `<thinking>…</thinking>`,
/// `<antThinking>…</antThinking>`, and `<details type="reasoning">…</details>` with the types `tool_calls` and
/// `code_interpreter` beside it; before anything else is said also `<reasoning>` and `<thought>`. The log keeps the text as
/// it came; whoever reads messages gets them separated.
package enum Reasoning {
    /// The parts of an assistant's message, with the reasoning in their text as parts of its own.
    ///
    /// A tag that is not closed hides what follows to the end where a program must have written it: `<details type=…>`
    /// and `<antThinking>` anywhere, `<think>` and `<thinking>` before anything else was said. A `</think>` at the end of
    /// a line without a beginning hides what stands before it: some models are shown without their first tag. Tags in code
    /// and in `<antArtifact>` are text.
    package static func separated(_ parts: [MessagePart]) -> [MessagePart] {
        guard parts.contains(where: \.mayHoldReasoning) else { return parts }
        var separated: [MessagePart] = []
        var isAtStart = true
        for part in parts {
            if case .text(let text) = part, part.mayHoldReasoning {
                separated += Self.separated(text, isAtStart: isAtStart)
            } else {
                separated.append(part)
            }
            isAtStart = isAtStart && separated.allSatisfy(\.saysNothing)
        }
        return separated
    }

    private static func separated(_ text: String, isAtStart: Bool) -> [MessagePart] {
        let bytes = Array(text.utf8)
        var scanner = ReasoningScanner(bytes, isAtStart: isAtStart)
        let stretches = scanner.stretches()
        guard !stretches.isEmpty else { return [.text(text)] }
        var parts: [MessagePart] = []
        var said: [UInt8] = []
        var position = 0
        for stretch in stretches {
            said += bytes[position..<stretch.range.lowerBound]
            position = stretch.range.upperBound
            // In the middle of a line it is taken out, and the line goes on.
            let standsAlone = bytes[position...].startsWithLineEnd && said.isAtLineStart
            if standsAlone { parts.append(text: &said) }
            parts.append(.reasoning(stretch.text(in: bytes)))
        }
        said += bytes[position...]
        parts.append(text: &said)
        return parts
    }
}

extension MessagePart {
    fileprivate var saysNothing: Bool {
        switch self {
        case .reasoning: true
        case .text(let text): text.trimmed.isEmpty
        case .code, .image: false
        }
    }

    /// Whether there is a tag in the text that could begin or end reasoning. False is certain, true is not.
    fileprivate var mayHoldReasoning: Bool {
        guard case .text(var text) = self else { return false }
        return text.withUTF8 { bytes in
            var rest = bytes[...]
            while let mark = rest.firstIndex(of: UInt8(ascii: "<")) {
                rest = rest[(mark + 1)...]
                if rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
                if ["think", "antthink", "details", "reasoning", "thought"].contains(where: {
                    rest.startsIgnoringCase(with: $0)
                }) {
                    return true
                }
            }
            return false
        }
    }
}

extension [MessagePart] {
    /// Moves what was said into a part, without the empty lines that reasoning leaves behind at its ends.
    fileprivate mutating func append(text said: inout [UInt8]) {
        let end = said.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
        let first = said.firstIndex { $0 > 0x20 } ?? end
        let start = said[..<first].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        if start < end { append(.text(String(decoding: said[start..<end], as: UTF8.self))) }
        said = []
    }
}

extension [UInt8] {
    fileprivate var isAtLineStart: Bool {
        guard let last = last(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) else { return true }
        return last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r")
    }
}

extension Collection<UInt8> {
    /// Whether the text begins with some ASCII text in small letters, whatever its own case is.
    func startsIgnoringCase(with small: String) -> Bool {
        var index = startIndex
        for byte in small.utf8 {
            guard index < endIndex else { return false }
            guard self[index] == byte || self[index] | 0x20 == byte && byte > 0x60 else { return false }
            index = self.index(after: index)
        }
        return true
    }

    /// Whether nothing but blanks follows on the line.
    var startsWithLineEnd: Bool {
        guard let first = first(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) else { return true }
        return first == UInt8(ascii: "\n") || first == UInt8(ascii: "\r")
    }
}

import TerminalKit

/// Text that changes, written so that whatever differs in it is seen on the terminal that it is for.
struct ChangedText: Hashable {
    /// Whether the terminal has a sign for ASCII only.
    let isASCII: Bool

    /// Scalars of one character of which more are heaped than a cell holds.
    private static let mostOfOne = 4

    /// One side of a part that changes.
    func visible(_ text: Substring, of part: TextChange.Part) -> String {
        // What reads the same is told by the numbers of its characters.
        let isSpelled = isASCII || !part.isKept && String(part.old) == String(part.new)
        let isOnlySpacing = part.isOnlySpacing
        let all = text.base
        var shown = ""
        var previous = all[..<text.startIndex].last
        for index in text.indices {
            let character = text[index]
            let after = text.index(after: index)
            let next = after < text.endIndex ? text[after] : all[text.endIndex...].first
            switch character {
            case _ where character.isNewline:
                shown += isOnlySpacing ? Self.name(ofBreak: character) + "\n" : "\n"
            // A single blank between two words is seen by itself.
            case " " where isOnlySpacing || (previous?.isWhitespace ?? true) || (next?.isWhitespace ?? true):
                shown += isASCII ? "⟨SP⟩" : "·"
            case _ where character.isWhitespace && isOnlySpacing && character != " ":
                shown += character == "\t" ? "⟨TAB⟩" : Self.names(of: character)
            default: shown += isSpelled ? Self.spelled(character) : Self.unfolded(character)
            }
            previous = character
        }
        return shown
    }

    /// A break as it differs from others.
    private static func name(ofBreak character: Character) -> String {
        switch character {
        case "\n": "↵"
        case "\r\n": "⟨CR⟩↵"
        default: names(of: character)
        }
    }

    /// What of it is not ASCII, by number.
    private static func spelled(_ character: Character) -> String {
        character.isASCII
            ? String(character)
            : character.unicodeScalars.map { $0.isASCII ? String($0) : name(of: $0) }.joined()
    }

    /// A character of several scalars, some of which a cell leaves out: each of them is seen.
    private static func unfolded(_ character: Character) -> String {
        let scalars = character.unicodeScalars
        guard scalars.count > 1, scalars.contains(where: \.isLeftOut) || scalars.count > mostOfOne else {
            return String(character)
        }
        return scalars.enumerated().map { place, scalar in
            scalar.isLeftOut || place >= mostOfOne && !scalar.properties.isEmojiPresentation
                ? name(of: scalar) : String(scalar)
        }.joined()
    }

    private static func names(of character: Character) -> String {
        character.unicodeScalars.map(name).joined()
    }

    private static func name(of scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x200D: "⟨ZWJ⟩"
        case 0x0D: "⟨CR⟩"
        default: "⟨U+" + String(scalar.value, radix: 16, uppercase: true).leftPadded(to: 4) + "⟩"
        }
    }
}

extension Unicode.Scalar {
    /// Whether a cell shows nothing of it behind an emoji: joiners, selectors, skin tones, keycaps.
    fileprivate var isLeftOut: Bool {
        switch value {
        case 0x200D, 0xFE00...0xFE0F, 0x20E3, 0x1F3FB...0x1F3FF: true
        default: false
        }
    }
}

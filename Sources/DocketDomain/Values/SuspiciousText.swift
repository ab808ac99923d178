/// What in a text reads differently from what is stored: a person is warned of it before they accept the text.
package struct SuspiciousText: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Turns the direction of what follows: the Trojan-source characters.
        case reordering
        /// Has no form of its own: zero-width spaces, joiners, tags, fillers.
        case invisible
        /// A control character, such as the beginning of a terminal sequence.
        case control
        /// Letters of several scripts in one word, where one of them looks like another.
        case mixedScripts
        /// Reads like the present value, but is written in other letters.
        case lookalike
        /// Marks heaped on one letter.
        case heapedMarks
    }

    package struct Finding: Hashable, Sendable {
        package let kind: Kind
        package let range: Range<String.Index>
        /// Unicode scalars before it, from 0.
        package let offset: Int
        /// What it is, such as “U+202E turns the direction of the text”.
        package let words: String
    }

    /// In the order of the text; at most `most` of them.
    package private(set) var findings: [Finding] = []

    private static let most = 100

    /// - Parameter present: The value that the text would replace, for letters that only look like its letters.
    package init(_ text: String, replacing present: String? = nil) {
        findScalars(in: text)
        findWords(in: text)
        if let present, present != text, Lookalikes.skeleton(text) == Lookalikes.skeleton(present),
            !findings.contains(where: { $0.kind == .lookalike })
        {
            add(
                .lookalike, text.startIndex..<text.endIndex, in: text, "reads like the present value and is another one"
            )
        }
        findings.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    package var isEmpty: Bool { findings.isEmpty }

    /// One line for a person, nothing where there is nothing to warn of.
    package var warning: String? {
        guard let first = findings.first else { return nil }
        let more = findings.count - 1
        let place = first.kind == .lookalike ? "" : ", at character \(first.offset + 1)"
        let rest = more == 0 ? "" : ", and \(more) more"
        return "Not what it seems: \(first.words)\(place)\(rest)."
    }

    private mutating func findScalars(in text: String) {
        let scalars = text.unicodeScalars
        var previous: Unicode.Scalar = " "
        var marks = 0
        for index in scalars.indices {
            let scalar = scalars[index]
            defer { previous = scalar }
            marks = scalar.properties.generalCategory == .nonspacingMark ? marks + 1 : 0
            let range = index..<scalars.index(after: index)
            var name: String { Self.name(of: scalar) }
            switch scalar.value {
            case 0x20..<0x7F, 0x0A, 0x09: continue
            case 0x1B, 0x90, 0x9B, 0x9D, 0x9E, 0x9F, 0x98:
                add(.control, range, in: text, "\(name) begins a sequence that instructs a terminal")
            case 0x00..<0x20, 0x7F..<0xA0: add(.control, range, in: text, "\(name) is a control character")
            case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C:
                add(.reordering, range, in: text, "\(name) turns the direction of the text")
            case 0x200C,
                0x200D where Self.joins(after: previous):
                continue
            case 0xFE00...0xFE0F where previous.properties.isEmoji || (0x2190...0x2BFF).contains(previous.value):
                continue
            case _ where Self.isInvisible(scalar): add(.invisible, range, in: text, "\(name) can't be seen")
            default:
                if marks == 4 { add(.heapedMarks, range, in: text, "marks are heaped on a letter") }
            }
        }
    }

    /// Joiners belong to the writing of Arabic and Indic scripts, and to emoji.
    private static func joins(after scalar: Unicode.Scalar) -> Bool {
        (0x0600..<0x0E00).contains(scalar.value) || scalar.properties.isEmoji && !scalar.isASCII
            || scalar.value == 0xFE0F || scalar.properties.isEmojiModifier
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x180E: true
        default:
            scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .format
                || scalar.properties.generalCategory == .lineSeparator
                || scalar.properties.generalCategory == .paragraphSeparator
        }
    }

    private mutating func findWords(in text: String) {
        var hasLatinWord = false
        var foreign: [Range<String.Index>] = []
        for word in Words(text) {
            let scripts = word.scripts
            hasLatinWord = hasLatinWord || scripts == [.latin]
            if scripts.count > 1 {
                let names = scripts.map(\.rawValue).sorted().joined(separator: " and ")
                add(.mixedScripts, word.range, in: text, "a word has letters of \(names) script")
            } else if word.isStyled {
                add(.lookalike, word.range, in: text, "a word is written in symbols that look like letters")
            } else if let script = scripts.first, script != .latin, word.isLookalike {
                foreign.append(word.range)
            }
        }
        for range in foreign where hasLatinWord {
            add(.lookalike, range, in: text, "a word of another script looks like a Latin one")
        }
    }

    private mutating func add(_ kind: Kind, _ range: Range<String.Index>, in text: String, _ words: String) {
        guard findings.count < Self.most else { return }
        let offset = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
        findings.append(Finding(kind: kind, range: range, offset: offset, words: words))
    }

    private static func name(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

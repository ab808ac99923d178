/// Words to look for in a sentence, with a place for a value.
///
/// Words stand for themselves, `[a|b c]` for one of several, `[…]?` for what may be missing, `%name` for a class of
/// words, `..` for up to four words, `...` for up to eight and `,,` for up to ten with commas among them, `{value}` for
/// a value, `{value:job}` for one that is read as a job whatever the field's are, `^` for the begin of a sentence and
/// `$` for its end, and `~` for where a label can stand.
struct Pattern: Hashable, Sendable {
    let elements: [Element]

    indirect enum Element: Hashable, Sendable {
        case word(String)
        case mark(String)
        case anyOf([[Element]], isOptional: Bool)
        case gap(Int, crossesCommas: Bool)
        case capture(String)
        case begin, end
        /// Where a label can stand: at the begin, or behind one of these words.
        case opening(Set<String>)
    }

    /// What a match begins with.
    enum Anchor: Hashable, Sendable {
        case word(String)
        case capture(String)
    }

    /// All that a match can begin with.
    var anchors: Set<Anchor> { Self.anchors(of: elements[...]).anchors }

    /// Whether it has a place of this name.
    func names(_ place: String) -> Bool { Self.names(place, in: elements) }

    private static func names(_ place: String, in elements: [Element]) -> Bool {
        elements.contains { element in
            switch element {
            case .capture(let name): name == place || name.hasPrefix(place + ":")
            case .anyOf(let choices, _): choices.contains { names(place, in: $0) }
            default: false
            }
        }
    }

    /// The words that it names.
    var words: Set<String> { Self.words(of: elements) }

    private static func words(of elements: [Element]) -> Set<String> {
        elements.reduce(into: []) { words, element in
            switch element {
            case .word(let text): words.insert(text)
            case .anyOf(let choices, _): for choice in choices { words.formUnion(Self.words(of: choice)) }
            default: break
            }
        }
    }

    static func anchors(of elements: ArraySlice<Element>) -> (anchors: Set<Anchor>, canBeEmpty: Bool) {
        var found: Set<Anchor> = []
        for element in elements {
            switch element {
            case .word(let text), .mark(let text): return (found.union([.word(text)]), false)
            case .capture(let name): return (found.union([.capture(name)]), false)
            case .gap, .begin, .end, .opening: continue
            case .anyOf(let choices, let isOptional):
                var canBeEmpty = isOptional
                for choice in choices {
                    let inner = anchors(of: choice[...])
                    found.formUnion(inner.anchors)
                    canBeEmpty = canBeEmpty || inner.canBeEmpty
                }
                if !canBeEmpty { return (found, false) }
            }
        }
        return (found, true)
    }
}

/// Words to look for in a sentence, with a place for a value.
///
/// Words stand for themselves, `[a|b c]` for one of several, `[…]?` for what may be missing, `%name` for a class of
/// words, `..` for up to four words and `...` for up to eight, `{value}` for a value, `^` for the begin of a sentence
/// and `$` for its end.
struct Pattern: Hashable, Sendable {
    let elements: [Element]

    indirect enum Element: Hashable, Sendable {
        case word(String)
        case mark(String)
        case anyOf([[Element]], isOptional: Bool)
        case gap(Int)
        case capture(String)
        case begin, end
    }

    /// What a match begins with.
    enum Anchor: Hashable, Sendable {
        case word(String)
        case capture(String)
    }

    /// All that a match can begin with.
    var anchors: Set<Anchor> { Self.anchors(of: elements[...]).anchors }

    private static func anchors(of elements: ArraySlice<Element>) -> (anchors: Set<Anchor>, canBeEmpty: Bool) {
        var found: Set<Anchor> = []
        for element in elements {
            switch element {
            case .word(let text), .mark(let text): return (found.union([.word(text)]), false)
            case .capture(let name): return (found.union([.capture(name)]), false)
            case .gap, .begin, .end: continue
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

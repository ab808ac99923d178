internal import DocketDomain

/// Reads patterns as rules write them.
struct PatternParser {
    private let classes: [String: [String]]
    private let openings: Set<String>
    private var rest: Substring = ""
    private var depth = 0
    /// Classes that have been read, since most patterns name some.
    private var known: [String: [[Pattern.Element]]] = [:]

    init(classes: [String: [String]]) {
        self.classes = classes
        openings = Set(classes["opening"] ?? []).union(classes["det"] ?? [])
    }

    /// Classes may name classes, so deep.
    private static let deepest = 8

    /// Throws `invalidArgument` for what is no pattern.
    mutating func parse(_ text: String) throws(DocketError) -> Pattern {
        rest = text[...]
        depth = 0
        let elements = try sequence()
        guard rest.isEmpty, !elements.isEmpty else { throw wrong(text) }
        return Pattern(elements: elements)
    }

    private func wrong(_ text: String) -> DocketError {
        DocketError(.invalidArgument, "“\(text)” is no pattern of the rules of extraction.")
    }

    private mutating func sequence() throws(DocketError) -> [Pattern.Element] {
        var elements: [Pattern.Element] = []
        while let first = rest.first, first != "|", first != "]" {
            switch first {
            case " ": rest.removeFirst()
            case "[": elements.append(try choice())
            case "%":
                rest.removeFirst()
                elements.append(try words(ofClass: String(token())))
            case "{":
                guard let end = rest.firstIndex(of: "}") else { throw wrong(String(rest)) }
                let name = String(rest[..<end].dropFirst())
                guard name == "value" || ValuePlace(named: name) != nil else { throw wrong("{\(name)}") }
                elements.append(.capture(name))
                rest = rest[rest.index(after: end)...]
            case "^":
                rest.removeFirst()
                elements.append(.begin)
            case "~":
                rest.removeFirst()
                elements.append(.opening(openings))
            case "$":
                rest.removeFirst()
                elements.append(.end)
            default: elements += literal(String(token()))
            }
        }
        return elements
    }

    private mutating func token() -> Substring {
        let end = rest.firstIndex { " |]".contains($0) } ?? rest.endIndex
        defer { rest = rest[end...] }
        return rest[..<end]
    }

    private mutating func choice() throws(DocketError) -> Pattern.Element {
        var choices: [[Pattern.Element]] = []
        repeat {
            rest.removeFirst()
            choices.append(try sequence())
        } while rest.first == "|"
        guard rest.first == "]" else { throw wrong(String(rest)) }
        rest.removeFirst()
        let isOptional = rest.first == "?"
        if isOptional { rest.removeFirst() }
        return .anyOf(choices, isOptional: isOptional)
    }

    private mutating func words(ofClass name: String) throws(DocketError) -> Pattern.Element {
        let isOptional = name.hasSuffix("?")
        let key = isOptional ? String(name.dropLast()) : name
        if let choices = known[key] { return .anyOf(choices, isOptional: isOptional) }
        guard let words = classes[key], depth < Self.deepest else {
            throw DocketError(.invalidArgument, "The rules of extraction have no class “\(name)”.")
        }
        let outer = rest
        depth += 1
        defer {
            rest = outer
            depth -= 1
        }
        var choices: [[Pattern.Element]] = []
        for word in words {
            rest = word[...]
            choices.append(try sequence())
        }
        known[key] = choices
        return .anyOf(choices, isOptional: isOptional)
    }

    private func literal(_ text: String) -> [Pattern.Element] {
        switch text {
        case "..": [.gap(4, crossesCommas: false)]
        case "...": [.gap(8, crossesCommas: false)]
        case ",,": [.gap(10, crossesCommas: true)]
        // A short form that stands alone.
        case _ where text.first == "'" && text.count > 1: [.word(text)]
        default: PhraseWords.of(text).map { $0.first?.isLetter == true ? .word($0) : .mark($0) }
        }
    }
}

internal import DocketDomain

/// A field of the schema, and how it is looked for. A class, since so much is dear to copy.
final class FieldPlan: Sendable {
    let field: ProfileField
    /// Its place among the fields.
    let number: Int
    let rule: ExtractionRules.Field
    let options: PhraseSet<String>
    /// What stands between two options of a list.
    let joints: Set<String>
    let bands: [(option: String, low: Double?, high: Double?)]
    /// What `{value}` stands for.
    let place: ValuePlace?
    /// Whether rules speak of the field by its key.
    let isKnown: Bool

    init(_ field: ProfileField, number: Int, rule: ExtractionRules.Field?, rules: ExtractionRules) {
        self.field = field
        self.number = number
        isKnown = rule != nil
        self.rule = rule ?? Self.derived(from: field, by: rules.derived)
        joints = Set(rules.classes["joint"] ?? [])
        var options = PhraseSet<String>()
        for option in field.type.listedOptions {
            let names = [option.value, option.label] + option.aliases
            // A code of two letters is a word like any other in a sentence.
            for name in names where name.count > 2 && !rules.words.notOptions.contains(name) {
                options.insert(name, option.value)
            }
            for name in self.rule.synonyms?[option.value] ?? [] { options.insert(name, option.value) }
        }
        self.options = options
        place = self.rule.reads.flatMap(ValuePlace.init(named:)) ?? field.type.place
        if case .rangeBand(let options) = field.type {
            bands = options.compactMap { Self.band($0, rules: rules) }
        } else {
            bands = []
        }
    }

    var isPersonal: Bool { rule.isPersonal ?? true }

    var takesSeveral: Bool {
        if case .multiChoice = field.type { return true }
        return false
    }

    var isDayAhead: Bool {
        guard case .date(let rule) = field.type else { return false }
        return self.rule.isAhead ?? (rule.lies == .future)
    }

    /// All patterns, those of labels included; with the value where a pattern says which.
    func patterns(_ rules: ExtractionRules) -> [(text: String, value: String?, isGuess: Bool)] {
        var patterns: [String] = []
        if let place {
            let isLoose = Self.needsColon.contains(place)
            let frames = rules.frames
            patterns += Self.filled(isLoose ? frames.firmLabels : frames.labels, with: rule.labels)
            if !isLoose { patterns += Self.filled(frames.nouns, with: rule.nouns) }
        }
        patterns += rule.patterns ?? []
        return patterns.map { ($0, nil, false) } + Self.naming(rule.values, isGuess: false)
            + Self.naming(rule.guesses, isGuess: true)
    }

    /// Patterns that name their value.
    private static func naming(
        _ patterns: [String: [String]]?, isGuess: Bool
    ) -> [(text: String, value: String?, isGuess: Bool)] {
        (patterns ?? [:]).sorted { $0.key < $1.key }.flatMap { value, texts in texts.map { ($0, value, isGuess) } }
    }

    /// Frames with a field's own words in the place of `%name`.
    private static func filled(_ frames: [String], with names: [String]?) -> [String] {
        guard let names, !names.isEmpty else { return [] }
        let choice = "[" + names.joined(separator: "|") + "]"
        return frames.map { $0.replacing("%name", with: choice) }
    }

    /// What could be anything without a colon before it.
    private static let needsColon: Set<ValuePlace> = [.rest, .phrase, .sentence, .name, .firm]

    /// A field that no rule knows is looked for by its label.
    static func derived(from field: ProfileField, by forms: [ExtractionRules.Derived]) -> ExtractionRules.Field {
        let label = PhraseWords.of(field.label)
        let isLoose = field.type.place.map { needsColon.contains($0) } ?? true
        for form in forms {
            guard let name = words(of: label, in: form.label) else { continue }
            // One of several is spoken of, too: `1 room`.
            let names = name.hasSuffix("s") ? "[\(name)|\(name.dropLast())]" : name
            func filled(_ texts: [String]) -> [String] { texts.map { $0.replacing("%name", with: names) } }
            var field = ExtractionRules.Field(labels: filled(form.labels), asks: filled(form.asks))
            if !isLoose { field.patterns = filled(form.patterns) }
            return field
        }
        return ExtractionRules.Field(labels: [label.joined(separator: " ")])
    }

    /// The words of a label that stand in the place of `%name`; nothing where it has another form.
    private static func words(of label: [String], in form: String) -> String? {
        let parts = form.split(separator: " ").map(String.init)
        guard let place = parts.firstIndex(of: "%name") else { return parts == label ? form : nil }
        let (head, tail) = (parts[..<place], parts[(place + 1)...])
        guard label.count > head.count + tail.count, label.starts(with: head),
            label.suffix(tail.count).elementsEqual(tail)
        else { return nil }
        return label.dropFirst(head.count).dropLast(tail.count).joined(separator: " ")
    }

    private static func band(
        _ option: FieldType.Option, rules: ExtractionRules
    ) -> (option: String, low: Double?, high: Double?)? {
        let convention = WritingConvention(locale: "", rules: rules)
        let bytes = Array(option.label.utf8)
        let words = WordReader.words(of: [Passage(pieces: [bytes.indices], speaker: .other)], in: bytes)
        var reader = AmountReader(
            words: words, end: words.count, notation: Notation(words: rules.words, convention: convention))
        guard let (amount, _) = reader.read(at: 0) else { return nil }
        switch amount.side {
        case .over: return (option.value, amount.low.double, nil)
        case .under: return (option.value, nil, amount.low.double)
        case .exact: return amount.high.map { (option.value, amount.low.double, $0.double) }
        }
    }
}

extension FieldType {
    fileprivate var place: ValuePlace? {
        switch self {
        case .text: .phrase
        case .longText: .rest
        case .integer: .number
        case .decimal(let rule): rule.unit == "%" ? .percent : .number
        case .money, .rangeBand: .money
        case .date: .date
        case .boolean: nil
        case .choice, .multiChoice: .option
        case .email: .email
        case .phone: .phone
        case .country: .country
        }
    }
}

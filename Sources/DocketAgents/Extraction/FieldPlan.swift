internal import DocketDomain

/// A field of the schema, and how it is looked for.
struct FieldPlan: Sendable {
    let field: ProfileField
    let rule: ExtractionRules.Field
    let options: PhraseSet<String>
    /// What stands between two options of a list.
    let joints: Set<String>
    let bands: [(option: String, low: Double?, high: Double?)]
    /// What `{value}` stands for.
    let place: ValuePlace?
    /// Whether rules speak of the field by its key.
    let isKnown: Bool

    init(_ field: ProfileField, rule: ExtractionRules.Field?, rules: ExtractionRules) {
        self.field = field
        isKnown = rule != nil
        self.rule = rule ?? Self.derived(from: field)
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
        place = self.rule.reads.flatMap(ValuePlace.init) ?? field.type.place
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
    func patterns(_ rules: ExtractionRules) -> [(text: String, value: String?)] {
        var patterns: [(String, String?)] = []
        let labels = rule.labels ?? []
        if !labels.isEmpty, place != nil {
            let names = "[" + labels.joined(separator: "|") + "]"
            let lead = place.map(Self.needsColon.contains) == true ? "%be?" : "%lead"
            patterns.append(("~ \(names) .. %colon \(lead) {value}", nil))
            if let place, !Self.needsColon.contains(place) {
                patterns.append(("~ \(names) %lead {value}", nil))
            }
        }
        patterns += (rule.patterns ?? []).map { ($0, nil) }
        for (value, texts) in (rule.values ?? [:]).sorted(by: { $0.key < $1.key }) {
            patterns += texts.map { ($0, value) }
        }
        return patterns
    }

    /// What could be anything without a colon before it.
    private static let needsColon: Set<ValuePlace> = [.rest, .phrase, .sentence, .name, .firm]

    /// A field that no rule knows is looked for by its label.
    private static func derived(from field: ProfileField) -> ExtractionRules.Field {
        let label = PhraseWords.of(field.label).joined(separator: " ")
        let isLoose = field.type.place.map { $0 != .phrase && $0 != .rest } ?? false
        return ExtractionRules.Field(
            labels: [label], patterns: isLoose ? ["\(label) .. [of|is|at|to|was set to] {value}"] : [])
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
    fileprivate var listedOptions: [Option] {
        switch self {
        case .choice(let options), .multiChoice(let options): options
        default: []
        }
    }

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

package import DocketDomain

/// Finds in notes what they say of a customer, by rules: precise rather than eager.
package struct ProfileExtractor: Sendable {
    /// Whose fields are looked for.
    package let schema: ProfileSchema
    let rules: ExtractionRules
    let plans: [FieldPlan]
    let book: PatternBook
    let statements: PatternIndex<Statement>
    let questions: PatternIndex<Int>
    /// By plan: what looks like a statement and is none.
    let exceptions: [PatternIndex<Void>]
    let cues: PatternIndex<Cue>
    let traps: TrapReader
    let nobody: PhraseSet<Bool>
    /// What affirms, and what denies, at the begin of an answer.
    let replies: PhraseSet<Bool>
    /// The words that fields are talked about with.
    let vocabulary: Set<String>

    /// What a pattern says.
    struct Statement: Sendable {
        /// Which plan it is of.
        let plan: Int
        /// The value that it names.
        let value: String?
        /// Whether any other statement goes before it.
        let isGuess: Bool
    }

    /// How somebody goes on after a value that was none.
    enum Cue: Sendable {
        case replacing, continuing, dropping
    }

    /// Throws `invalidArgument` for rules that can't be read, those of the schema included.
    package init(schema: ProfileSchema, rules docketRules: ExtractionRules) throws(DocketError) {
        try docketRules.check(schema)
        let rules = docketRules.adding(schema)
        self.schema = schema
        self.rules = rules
        plans = schema.fields.enumerated().map { number, field in
            FieldPlan(field, number: number, rule: rules.fields[field.key], rules: rules)
        }
        nobody = PhraseSet(rules.people.nobody)
        var replies = PhraseSet<Bool>()
        for phrase in rules.words.yes { replies.insert(phrase, true) }
        for phrase in rules.words.no { replies.insert(phrase, false) }
        self.replies = replies
        var parser = PatternParser(classes: rules.classes)
        var compiler = PatternCompiler(lexicon: Lexicon(rules))
        traps = try TrapReader(rules, parser: &parser, compiler: &compiler)
        var statements: [PatternIndex<Statement>.Sought] = []
        var questions: [PatternIndex<Int>.Sought] = []
        var exceptions: [PatternIndex<Void>] = []
        var vocabulary: Set<String> = []
        for plan in plans {
            for (text, value, isGuess) in plan.patterns(rules) {
                let pattern = try parser.parse(text)
                vocabulary.formUnion(pattern.words)
                let statement = Statement(plan: plan.number, value: value, isGuess: isGuess)
                statements.append(.init(pattern: pattern, tag: statement, plan: plan))
            }
            var own: [PatternIndex<Void>.Sought] = []
            for text in plan.rule.except ?? [] {
                own.append(.init(pattern: try parser.parse(text), tag: (), plan: plan))
            }
            exceptions.append(PatternIndex(own, with: &compiler))
            for text in (plan.rule.asks ?? []) + (plan.rule.nouns ?? []) {
                questions.append(.init(pattern: try parser.parse(text), tag: plan.number))
            }
        }
        self.statements = PatternIndex(statements, with: &compiler)
        self.questions = PatternIndex(questions, with: &compiler)
        self.exceptions = exceptions
        self.vocabulary = vocabulary
        var cues: [PatternIndex<Cue>.Sought] = []
        let corrections = rules.corrections
        for text in corrections.dropping { cues.append(.init(pattern: try parser.parse(text), tag: .dropping)) }
        for text in corrections.replacing { cues.append(.init(pattern: try parser.parse(text), tag: .replacing)) }
        for text in corrections.continuing { cues.append(.init(pattern: try parser.parse(text), tag: .continuing)) }
        self.cues = PatternIndex(cues, with: &compiler)
        book = compiler.book
    }

    /// What the notes say; each text of it is verbatim in them.
    package func extract(from notes: MeetingNotes) -> Extraction {
        var reading = NotesReading(notes, extractor: self)
        return reading.extraction()
    }
}

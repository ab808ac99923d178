package import DocketDomain

/// Finds in notes what they say of a customer, by rules: precise rather than eager.
package struct ProfileExtractor: Sendable {
    /// Whose fields are looked for.
    package let schema: ProfileSchema
    let rules: ExtractionRules
    let plans: [FieldPlan]
    let statements: PatternIndex<Statement>
    let questions: PatternIndex<Int>
    let cues: PatternIndex<Cue>
    let traps: TrapReader
    let nobody: PhraseSet<Bool>
    /// The words that fields are talked about with.
    let vocabulary: Set<String>

    /// What a pattern says.
    struct Statement: Sendable {
        /// Which plan it is of.
        let plan: Int
        /// The value that it names.
        let value: String?
    }

    /// How somebody goes on after a value that was none.
    enum Cue: Sendable {
        case replacing, continuing, dropping
    }

    /// Throws `invalidArgument` for rules that can't be read.
    package init(schema: ProfileSchema, rules: ExtractionRules) throws(DocketError) {
        self.schema = schema
        self.rules = rules
        plans = schema.fields.map { FieldPlan($0, rule: rules.fields[$0.key], rules: rules) }
        traps = try TrapReader(rules)
        nobody = PhraseSet(rules.people.nobody)
        var parser = PatternParser(classes: rules.classes)
        var statements = PatternIndex<Statement>()
        var questions = PatternIndex<Int>()
        var vocabulary: Set<String> = []
        for (number, plan) in plans.enumerated() {
            for (text, value) in plan.patterns(rules) {
                let pattern = try parser.parse(text)
                vocabulary.formUnion(pattern.words)
                statements.insert(
                    pattern, Statement(plan: number, value: value), place: plan.place,
                    valueWords: plan.place == .option ? plan.options.firstWords : [])
            }
            for text in plan.rule.asks ?? [] { questions.insert(try parser.parse(text), number) }
        }
        self.statements = statements
        self.questions = questions
        self.vocabulary = vocabulary
        var cues = PatternIndex<Cue>()
        for text in rules.corrections.dropping { cues.insert(try parser.parse(text), .dropping) }
        for text in rules.corrections.replacing { cues.insert(try parser.parse(text), .replacing) }
        for text in rules.corrections.continuing { cues.insert(try parser.parse(text), .continuing) }
        self.cues = cues
    }

    /// What the notes say; each text of it is verbatim in them.
    package func extract(from notes: MeetingNotes) -> Extraction {
        var reading = NotesReading(notes, extractor: self)
        return reading.extraction()
    }
}

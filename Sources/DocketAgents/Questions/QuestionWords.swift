/// The words of questions about tables, by what they mean, without case and accents.
enum QuestionWords {
    enum Meaning: Hashable {
        case measure(TableMeasure)
        /// Most and fewest: of rows where those are named, else the highest and the lowest.
        case most(isFewest: Bool)
        case distinct
        case top, bottom
        case by, each
        case with
        /// Leads to a value, or to the column that is measured.
        case preposition
        case exclusion
        case equals, not, empty
        case compares(TableCondition.Comparison)
        case between
        case and, or
        case which
        case rows
        case difference, revision, previous, to
        case filler
    }

    /// The meaning of the longest phrase that the tokens begin with, and its length.
    static func meaning(at tokens: ArraySlice<QuestionToken>) -> (meaning: Meaning, length: Int)? {
        guard let first = tokens.first else { return nil }
        if first.kind == .comparison { return marks[first.text].map { ($0, 1) } }
        guard first.kind == .word else { return nil }
        for (phrase, meaning) in phrases[first.key] ?? []
        where phrase.count <= tokens.count
            && zip(phrase, tokens).allSatisfy({ $0 == $1.key && $1.kind == .word })
            && tokens.prefix(phrase.count - 1).allSatisfy({ !$0.endsPhrase })
        {
            return (meaning, phrase.count)
        }
        return nil
    }

    /// Whether a word alone has a meaning of its own, so that it is no part of a column's name.
    static func isStructure(_ token: QuestionToken) -> Bool {
        phrases[token.key]?.contains { $0.phrase.count == 1 } ?? false
    }

    static let numbers: [String: Int] = [
        "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "twenty": 20, "fifty": 50,
    ]

    /// What a question begins with that is answered by yes or no.
    static let verdicts = WordList.words("is are was were does did do has have isn't aren't")

    private static let marks: [String: Meaning] = [
        ">": .compares(.more), "<": .compares(.less), ">=": .compares(.atLeast), "=>": .compares(.atLeast),
        "≥": .compares(.atLeast), "<=": .compares(.atMost), "=<": .compares(.atMost), "≤": .compares(.atMost),
        "=": .equals, "==": .equals, "!=": .not, "<>": .not, "≠": .not,
    ]

    private static let meanings: [(Meaning, String)] = [
        (.measure(.count), "how many|number of|the number of|total number of|count|count of|quantity of|how often"),
        (
            .measure(.sum),
            "sum|sum of|total|total of|totals|summed|sum up|sum up to|add up to|add up|added up|total up|altogether|combined"
        ),
        (.measure(.average), "average|average of|averages|avg|mean|mean of|on average|averaged"),
        (.measure(.minimum), "minimum|min|lowest|smallest|least|cheapest|earliest|oldest date|shortest"),
        (.measure(.maximum), "maximum|max|highest|largest|biggest|greatest|latest|most expensive|longest"),
        (.most(isFewest: false), "most|the most"),
        (.most(isFewest: true), "fewest|the fewest"),
        (.distinct, "different|distinct|unique"),
        (.top, "top"),
        (.bottom, "bottom"),
        (.by, "by|grouped by|group by|broken down by|split by|sorted by|ordered by|ranked by|according to|by each"),
        (.each, "per|each|for each|in each|of each|for every|every|in every|across each|by each"),
        (.with, "where|with|whose|having|that have|which have|who have|that has|with a|with an|if"),
        (
            .preposition,
            "in|for|from|at|of|within|among|in the|for the|of the|from the|living in|based in|located in"
        ),
        (
            .exclusion,
            "excluding|except|except for|without|other than|not in|not from|not for|outside|but not|excluding the"
        ),
        (.equals, "is|are|was|were|equals|equal to|is equal to|being"),
        (.not, "is not|are not|isn't|aren't|not|not equal to|differs from"),
        (.empty, "empty|missing|blank|is empty|are empty|is missing|are missing|is blank"),
        (
            .compares(.more),
            "above|over|more than|greater than|higher than|larger than|bigger than|after|exceeding|exceeds|later than"
        ),
        (.compares(.less), "below|under|less than|lower than|smaller than|fewer than|before|earlier than"),
        (.compares(.atLeast), "at least|no less than|not less than|since|from at least|or more than"),
        (.compares(.atMost), "at most|no more than|not more than|up to|until"),
        (.between, "between"),
        (.and, "and|&|as well as|plus"),
        (.or, "or"),
        (.which, "which|who|what are the|whose is"),
        (.rows, "row|rows|entry|entries|record|records|line|lines|item|items"),
        (
            .difference, "difference|differences|changed|change|changes|diff|compare|compared|comparison|differ|differs"
        ),
        (.revision, "revision|revisions|version|versions|rev"),
        (.previous, "previous|last revision|last version|prior|before this|the one before"),
        (.to, "to|vs|versus|against"),
        (
            .filler,
            """
            what|what's|whats|what is|what was|what are|what is the|is there|are there|do we have|does it have|have|has|\
            had|do|does|did|there|the|a|an|please|tell|tell me|show|show me|give|give me|list|find|calculate|compute|\
            can|could|you|i|me|we|our|us|my|their|its|it|this|these|those|that|table|in this table|in the table|\
            of the table|in it|all|overall|in total|in all|altogether|value|values|column|of all|for all|in all rows|\
            want|know|would|like|want to know|how much|how much is|is the|are the|was the|i'd|let|see|get|now|both
            """
        ),
    ]

    private static let phrases: [String: [(phrase: [String], meaning: Meaning)]] = {
        var phrases: [String: [(phrase: [String], meaning: Meaning)]] = [:]
        for (meaning, text) in meanings {
            for phrase in WordList.phrases(text) {
                phrases[phrase[0], default: []].append((phrase, meaning))
            }
        }
        return phrases.mapValues { $0.sorted { $0.phrase.count > $1.phrase.count } }
    }()
}

extension Word {
    /// What rules say of a word by its text alone.
    struct Traits: OptionSet, Hashable, Sendable {
        let rawValue: UInt32

        static let article = Self(rawValue: 1 << 0)
        /// An amount or a day can begin with it.
        static let amountStart = Self(rawValue: 1 << 1)
        static let country = Self(rawValue: 1 << 2)

        // What it is in names and phrases.
        static let particle = Self(rawValue: 1 << 3)
        static let firmParticle = Self(rawValue: 1 << 4)
        static let notName = Self(rawValue: 1 << 5)
        static let phraseEnd = Self(rawValue: 1 << 6)
        static let job = Self(rawValue: 1 << 7)
        static let jobTail = Self(rawValue: 1 << 8)
        static let jobAside = Self(rawValue: 1 << 9)
        static let jobEnded = Self(rawValue: 1 << 10)
        static let property = Self(rawValue: 1 << 11)
        static let propertyEnd = Self(rawValue: 1 << 12)

        // Whom it means.
        /// One of those present, or a pronoun.
        static let person = Self(rawValue: 1 << 13)
        /// A relative or somebody else.
        static let other = Self(rawValue: 1 << 14)
        /// What stands behind it can be somebody's.
        static let owner = Self(rawValue: 1 << 15)
        /// A phrase that is no person can begin with it.
        static let nobodyStart = Self(rawValue: 1 << 16)
        /// A verb of what somebody does for a living.
        static let deed = Self(rawValue: 1 << 17)
    }
}

extension Lexicon {
    /// The words that the rules know apart from their patterns.
    init(_ rules: ExtractionRules) {
        let (words, people) = (rules.words, rules.people)
        let owners = Array(people.pronouns.keys) + people.firstPerson
        add(["a", "an", "the"], as: .article)
        add(words.numbers.keys, as: .amountStart)
        add(words.fractions.keys, as: .amountStart)
        add(words.ordinals.keys, as: .amountStart)
        for phrase in words.currencies.keys + words.roughly + words.over + words.under {
            add(PhraseWords.of(phrase).prefix(1), as: .amountStart)
        }
        add(["a", "+", "("], as: .amountStart)
        add(words.countries.keys, as: .country)
        add(words.peoples.keys, as: .country)
        add(words.particles, as: .particle)
        add(words.firmParticles, as: .firmParticle)
        add(words.notNames, as: .notName)
        add(words.phraseEnds, as: .phraseEnd)
        add(words.jobs, as: .job)
        add(words.jobTails, as: .jobTail)
        add(words.jobAsides, as: .jobAside)
        add(words.jobEnded, as: .jobEnded)
        add(words.deeds, as: .deed)
        add(words.properties, as: .property)
        add(words.propertyEnds, as: .propertyEnd)
        for texts in [people.objects, people.secondPerson, people.reflexives, people.customer, people.organs] {
            add(texts, as: .person)
        }
        add(owners, as: [.person, .owner])
        add(["'s"], as: .owner)
        add(people.others.keys, as: .other)
        for phrase in people.nobody { add(PhraseWords.of(phrase).prefix(1), as: .nobodyStart) }
    }
}

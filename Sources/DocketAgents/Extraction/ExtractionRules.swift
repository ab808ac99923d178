package import DocketDomain
package import Foundation

/// What the extractor looks for and keeps off: data, read from `Resources/extraction.json`.
package struct ExtractionRules: Hashable, Sendable, Codable {
    let layout: Layout
    let people: People
    let words: Words
    let regions: [String: Region]
    /// Words that patterns name by `%`.
    let classes: [String: [String]]
    let frames: Frames
    var traps: [Trap]
    let corrections: Corrections
    /// For fields that no rule knows, by the form of their labels; the first that fits holds.
    let derived: [Derived]
    /// By the keys of the schema's fields.
    var fields: [String: Field]

    /// Reads rules from JSON; throws `invalidArgument` that says what is wrong with them.
    package init(decoding data: Data) throws(DocketError) {
        do {
            self = try JSONDecoder().decode(Self.self, from: data)
        } catch {
            throw DocketError(.invalidArgument, "The rules of extraction can't be read.", cause: "\(error)")
        }
    }

    /// How mails and sentences are told apart.
    struct Layout: Hashable, Sendable, Codable {
        /// Words whose full stop ends no sentence.
        let abbreviations: Set<String>
        /// Words that no sentence ends with.
        let runOn: Set<String>
        let sender: [String]
        let recipient: [String]
        let otherHeads: [String]
        let signOffs: [String]
        /// Words that a mail begins with, before the name of whom it is to.
        let greetings: [String]
        let olderMail: [Mark]
        /// How the head of a table names the cells of what was, and those of what is; and what says that both are the same.
        let olderCells: [String]
        let newerCells: [String]
        let sameCells: [String]

        struct Mark: Hashable, Sendable, Codable {
            let begins: String?
            let has: String?
            let ends: String?
        }
    }

    /// By what words people are meant.
    struct People: Hashable, Sendable, Codable {
        /// What speakers are called in transcripts.
        let speakers: [String: Passage.Speaker]
        let titles: [String: Gender?]
        let pronouns: [String: Gender?]
        let reflexives: Set<String>
        /// Those of whom somebody does something, who can't be the one who does it.
        let objectPronouns: Set<String>
        /// Words before which `her` is one of those.
        let afterObjects: Set<String>
        let firstPerson: Set<String>
        let secondPerson: Set<String>
        /// First persons that tell nothing of whom a sentence is about.
        let objects: Set<String>
        /// How words end that name what somebody does.
        let suffixes: [String]
        let customer: Set<String>
        /// Those who speak for a customer that is a firm.
        let organs: Set<String>
        /// Words that a conclusion begins with, which is no more about whom its grounds are about.
        let conclusions: Set<String>
        /// How the names of firms end.
        let firmEnds: Set<String>
        /// Relatives and others, and what pronoun stands for them.
        let others: [String: Gender?]
        /// Those whom “they” includes the customer with.
        let mates: Set<String>
        /// Those of them that are several.
        let plurals: Set<String>
        /// Phrases that begin like a person and are none.
        let nobody: [String]
        /// What only people do, as words behind a name.
        let doing: Set<String>
        /// What only people do, behind a word that may name somebody.
        let personal: Set<String>
        /// What things do, too: behind a name of several words.
        let being: Set<String>
    }

    /// How values are worded.
    struct Words: Hashable, Sendable, Codable {
        let numbers: [String: Int]
        let ordinals: [String: Int]
        /// Words behind which `one` is no number.
        let beforeOne: Set<String>
        /// How many zeros a word stands for.
        let scales: [String: Int]
        let fractions: [String: Double]
        let currencies: [String: String]
        let roughly: [String]
        let over: [String]
        let under: [String]
        /// How often a year has it.
        let periods: [String: Int]
        let months: [String: Int]
        let weekdays: [String: Int]
        let units: [String: String]
        let countries: [String: String]
        /// What the people of countries are called.
        let peoples: [String: String]
        let particles: Set<String>
        let firmParticles: Set<String>
        let phraseEnds: Set<String>
        let notNames: Set<String>
        /// What is no option although a schema lists it.
        let notOptions: Set<String>
        /// What people do for a living; and how words end that name it.
        let jobs: Set<String>
        let jobSuffixes: [String]
        /// Words that end what somebody does where others stand before them, such as `owner`.
        let jobTails: Set<String>
        /// Words before a job that are none of it, such as `freelance`.
        let jobAsides: Set<String>
        /// Words that say that it was one.
        let jobEnded: Set<String>
        /// What people do for a living where it is told what with: `drives`.
        let deeds: Set<String>
        /// Words that are no more of the kind of a document.
        let kindEnds: Set<String>
        /// What people own to live in or to let.
        let properties: Set<String>
        /// Words that no longer tell where that is.
        let propertyEnds: Set<String>
        /// Words that may stand before and behind a name that is an answer.
        let answerLeads: Set<String>
        let answerTails: Set<String>
        let yes: Set<String>
        let no: Set<String>
    }

    /// Patterns of all fields, where `%name` stands for a field's own words.
    struct Frames: Hashable, Sendable, Codable {
        /// For labels.
        let labels: [String]
        /// For labels of what could be anything without a colon before it.
        let firmLabels: [String]
        /// For nouns.
        let nouns: [String]
    }

    /// How a region writes.
    struct Region: Hashable, Sendable, Codable {
        let dates: Order?
        let decimals: String?
        let currency: String?

        enum Order: String, Hashable, Sendable, Codable {
            case dayFirst = "dmy"
            case monthFirst = "mdy"
        }
    }

    /// What takes from a statement that it is one, after the model of ConText (Harkema and others, 2009): a trigger,
    /// how far it reaches, and what ends its reach.
    struct Trap: Hashable, Sendable, Codable {
        let kind: LeftOut.Reason
        var forward: [String]?
        var backward: [String]?
        var sentence: [String]?
        /// Phrases that begin like a trigger and are none.
        var pseudo: [String]?
        let terminators: [String]?
        /// How many words it reaches; to the sentence's end without.
        let within: Int?
    }

    /// How people take back what they said.
    struct Corrections: Hashable, Sendable, Codable {
        /// Before the value that counts.
        let replacing: [String]
        /// Right before the value that counts.
        let continuing: [String]
        /// Where nothing takes the place.
        let dropping: [String]
    }

    /// How a field is talked about whose label has a form, where `%name` stands for words of the label.
    struct Derived: Hashable, Sendable, Codable {
        /// The label, such as `number of %name`.
        let label: String
        let labels: [String]
        /// For values that can't be anything.
        let patterns: [String]
        let asks: [String]
    }

    /// How a field is talked about.
    struct Field: Hashable, Sendable, Codable {
        /// What stands before its value with a colon, or alone.
        var labels: [String]?
        /// What it is called within a sentence, as in “balanced is the risk level she chose”.
        var nouns: [String]?
        var patterns: [String]?
        /// Patterns that say which value it is.
        var values: [String: [String]]?
        /// Patterns that only let one guess which value it is: they count where nothing else is said of it.
        var guesses: [String: [String]]?
        /// Other names of its options.
        var synonyms: [String: [String]]?
        /// Patterns of a question whose answer it is.
        var asks: [String]?
        /// Patterns of what looks like a statement and is none.
        var except: [String]?
        /// Traps that do not hold for it.
        var allows: Set<LeftOut.Reason>?
        /// Whether it matters who it is said of; true without.
        var isPersonal: Bool?
        /// What stands in its patterns for `{value}`.
        var reads: String?
        /// Whether its value is the name of somebody else.
        var namesOther: Bool?
        /// Whether a day of it lies after the notes' own.
        var isAhead: Bool?
        /// Whether the word that tells its kind is a part of it, as in `Passport 123`.
        var keepsKind: Bool?
        /// What to ask where it is not known.
        var nudge: String?
    }
}

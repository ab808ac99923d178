/// The words that values are made of, ready to be looked up. A class, since a reader is made for each word of the notes
/// and so many tables are dear to copy.
final class Notation: Sendable {
    let words: ExtractionRules.Words
    let convention: WritingConvention
    let roughly: PhraseSet<SpokenAmount.Side>
    let periods: PhraseSet<Int>
    let currencies: PhraseSet<String>
    /// Countries by their other names and by those of their people.
    let countries: [String: String]

    init(words: ExtractionRules.Words, convention: WritingConvention) {
        self.words = words
        self.convention = convention
        var roughly = PhraseSet<SpokenAmount.Side>()
        for phrase in words.roughly { roughly.insert(phrase, .exact) }
        for phrase in words.over { roughly.insert(phrase, .over) }
        for phrase in words.under { roughly.insert(phrase, .under) }
        self.roughly = roughly
        var periods = PhraseSet<Int>()
        for (phrase, count) in words.periods { periods.insert(phrase, count) }
        self.periods = periods
        var currencies = PhraseSet<String>()
        for (phrase, code) in words.currencies { currencies.insert(phrase, code) }
        self.currencies = currencies
        countries = words.countries.merging(words.peoples) { name, _ in name }
    }
}

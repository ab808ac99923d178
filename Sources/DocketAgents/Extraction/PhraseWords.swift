/// The words of a phrase, cut as those of notes are.
enum PhraseWords {
    static func of(_ phrase: String) -> [String] {
        let bytes = Array(phrase.utf8)
        let passage = Passage(pieces: [bytes.indices], speaker: .other)
        return WordReader.words(of: [passage], in: bytes).map(\.text)
    }
}

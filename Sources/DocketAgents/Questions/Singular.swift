/// The singular of English nouns, as far as their endings tell.
enum Singular {
    /// Two words are taken for one where their singulars are equal; it need not be a word.
    static func of(_ word: String) -> String {
        let word = word.hasSuffix("'s") ? String(word.dropLast(2)) : word
        guard word.utf8.count > 3, word.hasSuffix("s") else { return word }
        for ending in ["ss", "us", "is"] where word.hasSuffix(ending) { return word }
        if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
        for ending in ["sses", "xes", "ches", "shes", "zes"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        return String(word.dropLast())
    }
}

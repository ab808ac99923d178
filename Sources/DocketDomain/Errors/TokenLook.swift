/// What keys, tokens and signatures look like, whoever they belong to.
enum TokenLook {
    /// Whether a word is one, or has one in it.
    static func isSeen(in word: String) -> Bool {
        word.contains("**") || word.split { "=:&?,;\"'<>()".contains($0) }.contains(where: isToken)
    }

    /// Beginnings of the keys of well-known providers.
    private static let beginnings = [
        "sk-", "gsk_", "xai-", "hf_", "AIza", "pplx-", "nvapi-", "eyJ", "key-", "r8_", "AKIA", "ASIA", "ghp_", "xoxb-",
    ]
    /// Letters and digits in a row, both of them, that no name has.
    private static let longestPart = 16
    private static let longestWord = 40

    private static func isToken(_ piece: Substring) -> Bool {
        if beginnings.contains(where: { piece.hasPrefix($0) && piece.utf8.count > $0.utf8.count + 3 }) { return true }
        guard piece.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
        if piece.utf8.count >= longestWord, !piece.contains("/"), piece.contains(where: \.isNumber) { return true }
        return piece.split { !$0.isLetter && !$0.isNumber && $0 != "%" && $0 != "+" }.contains { part in
            part.utf8.count >= longestPart && part.contains(where: \.isNumber) && part.contains(where: \.isLetter)
        }
    }
}

/// A text that is made to fit by leaving its middle out, with a word about it.
struct MiddleCut {
    let text: String
    /// Characters that were left out.
    let leftOut: Int

    /// The most that the word about what is left out takes, in tokens.
    private static let word = 16

    /// Nothing where not even a word of the text would be left.
    init?(_ text: String, toFit tokens: Int) {
        let whole = TokenEstimate.of(text)
        guard whole > tokens else {
            (self.text, leftOut) = (text, 0)
            return
        }
        let room = (tokens - Self.word) * 4
        guard room > 16 else { return nil }
        let head = text.prefix(Self.count(text, within: room - room / 3))
        let rest = text[head.endIndex...]
        let tail = rest.suffix(Self.count(rest.reversed(), within: room / 3))
        leftOut = rest.count - tail.count
        self.text = "\(head)\n[… \(leftOut) characters left out …]\n\(tail)"
    }

    /// How many characters from the first one on take no more than so many quarters of a token.
    private static func count(_ text: some Sequence<Character>, within quarters: Int) -> Int {
        var left = quarters
        var count = 0
        for character in text {
            left -= character.unicodeScalars.reduce(0) { $0 + TokenEstimate.quarters(of: $1) }
            guard left >= 0 else { break }
            count += 1
        }
        return count
    }
}

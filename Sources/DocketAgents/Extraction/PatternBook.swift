/// All patterns of the rules, as steps that are gone through without building anything.
final class PatternBook: Sendable {
    let lexicon: Lexicon
    let steps: [Step]
    let setCount: Int
    /// By set: a bit for each word's number.
    private let bits: [UInt64]
    private let stride: Int
    /// The sets that each word is in, one word's behind another's, and by its number where they begin.
    private let setsOfWords: [Int]
    private let firstSets: [Int]

    /// What a match goes through.
    enum Step: Sendable {
        case word(Int)
        /// A word of a set.
        case oneOf(Int)
        /// What comes next or, where that leads nowhere, what stands at a place.
        case either(Int)
        case jump(Int)
        case gap(Int, crossesCommas: Bool)
        /// A value; of the pattern's field without a place.
        case value(ValuePlace?)
        /// A value that is only passed over.
        case passing(ValuePlace)
        case begin, end
        /// Where a label can stand: at the begin, or behind a word of a set.
        case opening(Int)
        case done
    }

    init(lexicon: Lexicon, steps: [Step], sets: [Set<Int>]) {
        self.lexicon = lexicon
        self.steps = steps
        setCount = sets.count
        stride = (lexicon.count + 63) / 64
        var bits = [UInt64](repeating: 0, count: stride * sets.count)
        var setsOfWord = [[Int]](repeating: [], count: lexicon.count)
        for (number, words) in sets.enumerated() {
            for word in words {
                bits[number * stride + word / 64] |= 1 << UInt64(word % 64)
                setsOfWord[word].append(number)
            }
        }
        self.bits = bits
        setsOfWords = setsOfWord.flatMap(\.self)
        firstSets = setsOfWord.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    }

    /// The sets that the word is in.
    func sets(of word: Int) -> ArraySlice<Int> { setsOfWords[firstSets[word]..<firstSets[word + 1]] }

    func contains(_ set: Int, _ word: Int) -> Bool {
        bits[set * stride + word / 64] & (1 << UInt64(word % 64)) != 0
    }
}

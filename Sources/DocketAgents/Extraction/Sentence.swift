/// A sentence, or a line that stands for one.
struct Sentence: Hashable, Sendable {
    /// Its words, with the mark that ends it.
    let words: Range<Int>
    let passage: Int
    let isQuestion: Bool
    /// Whether it begins a line.
    let startsLine: Bool
}

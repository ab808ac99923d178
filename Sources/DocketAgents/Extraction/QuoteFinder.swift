/// Cuts the sentence around words out of the notes, by characters.
struct QuoteFinder {
    let text: String
    let words: [Word]
    let sentences: [Sentence]

    /// Bytes of a quote at the most, unless what is quoted is longer.
    private static let longest = 400

    /// The bytes of the sentence that the words are of, or of the words alone where it is long.
    func bytes(of range: Range<Int>, in sentence: Int) -> Range<Int> {
        var whole = sentences[sentence].words
        while let first = whole.first, first < range.lowerBound, words[first].kind == .mark,
            !["(", "\"", "“", "+", "£", "€", "$"].contains(words[first].text)
        {
            whole = (first + 1)..<whole.upperBound
        }
        let sentence = words[whole.lowerBound].range.lowerBound..<words[whole.upperBound - 1].range.upperBound
        if sentence.count <= Self.longest { return sentence }
        return words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound
    }

    /// The characters that hold each of the ranges of bytes, and their text.
    func quotes(_ ranges: [Range<Int>]) -> [Range<Int>: (range: Range<Int>, text: String)] {
        var bounds = Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] }).sorted()[...]
        var starts: [Int: (Int, String.Index)] = [:]
        var ends: [Int: (Int, String.Index)] = [:]
        var offset = 0
        var index = text.startIndex
        var number = 0
        while !bounds.isEmpty, index < text.endIndex {
            let next = text.index(after: index)
            let end = offset + text.utf8.distance(from: index, to: next)
            while let bound = bounds.first, bound <= end {
                // A range begins and ends where characters do.
                if bound < end { starts[bound] = (number, index) }
                if bound > offset { ends[bound] = (number + 1, next) } else { ends[bound] = (number, index) }
                if bound == end { break }
                bounds.removeFirst()
            }
            if let bound = bounds.first, bound == end, next == text.endIndex {
                ends[bound] = (number + 1, next)
                bounds.removeFirst()
            }
            offset = end
            index = next
            number += 1
        }
        var quotes: [Range<Int>: (range: Range<Int>, text: String)] = [:]
        for range in ranges {
            guard let (start, from) = starts[range.lowerBound], let (end, to) = ends[range.upperBound] else { continue }
            quotes[range] = (start..<end, String(text[from..<to]))
        }
        return quotes
    }
}

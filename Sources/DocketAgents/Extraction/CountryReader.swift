internal import DocketDomain

/// Reads countries and those who come from them.
struct CountryReader {
    let words: [Word]
    let sentence: Range<Int>
    let countries: CountryNames

    /// Words of a country's name at most.
    private static let longest = 6

    func read(at start: Int) -> Reading? {
        if words[start].text == "there" || words[start].text == "here" { return named(before: start) }
        return named(at: start)
    }

    private func named(at start: Int) -> Reading? {
        var index = start
        if words[index].text == "the", index + 1 < sentence.upperBound { index += 1 }
        guard countries.begin(with: words[index].text) else { return nil }
        guard words[index].isCapital || countries.code(of: words[index].text) != nil else { return nil }
        for count in stride(from: min(Self.longest, sentence.upperBound - index), through: 1, by: -1) {
            let range = index..<(index + count)
            guard words[range.upperBound - 1].isLetters else { continue }
            let name = words[range].map(\.text).joined(separator: " ")
            if let code = countries.code(of: name) {
                return Reading(content: .country(code), words: range)
            }
        }
        return nil
    }

    /// The country that `there` points back to.
    private func named(before end: Int) -> Reading? {
        for index in (sentence.lowerBound..<end).reversed() where words[index].isCapital {
            if let found = named(at: index), case .country = found.content {
                return Reading(content: found.content, words: end..<(end + 1))
            }
        }
        return nil
    }
}

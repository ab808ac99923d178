internal import DocketDomain

/// A statement that may become a finding.
struct Candidate {
    /// Which plan it is of.
    let plan: Int
    /// Its words, the value among them.
    let range: Range<Int>
    /// The words that its pattern names.
    let literals: [Int]
    let reading: Reading?
    /// The value that its pattern names.
    let named: String?
    let sentence: Int
    /// Whether any other statement goes before it.
    var isGuess = false
    var confidence: Confidence
    var reason: LeftOut.Reason?
    var detail: String?
    var value: JSON?

    /// How far the value is from the word that says what it is.
    var distance: Int {
        guard let reading, named == nil else { return 0 }
        let before = literals.last { $0 < reading.words.lowerBound }.map { reading.words.lowerBound - $0 }
        let after = literals.first { $0 >= reading.words.upperBound }.map { $0 - reading.words.upperBound + 1 }
        return min(before ?? .max, after ?? .max)
    }

    /// How good its claim to its words is; the lowest is the best.
    func claim(_ number: Int) -> (Int, Int, Int, Int) {
        (distance, -(reading?.words.count ?? 0), -literals.count, number)
    }

    /// The words that tell the kind of a document, where they are a part of the value.
    func kind(_ plan: FieldPlan, in words: [Word], before ends: Set<String>) -> Range<Int>? {
        guard plan.rule.keepsKind == true, let first = literals.first, let reading, first < reading.words.lowerBound
        else { return nil }
        var end = first
        while end < reading.words.lowerBound, literals.contains(end), !ends.contains(words[end].text) { end += 1 }
        return first..<end
    }
}

/// Reads names, numbers of documents, addresses and other texts: where they begin and end among the words.
struct TextReader {
    let words: [Word]
    /// Where the sentence ends.
    let end: Int
    let notation: Notation

    private var rules: ExtractionRules.Words { notation.words }

    // MARK: Names

    /// A person's name, such as `Anna-Lena von der Heide`.
    func name(at start: Int) -> Range<Int>? {
        guard start < end, !words[start].traits.contains(.country) else { return nil }
        return capitals(at: start, particles: .particle, longest: 5)
    }

    /// A firm's name, such as `Marks & Partners of Leeds`.
    func firm(at start: Int) -> Range<Int>? {
        var first = start
        if first < end, words[first].text == "the" { first += 1 }
        // A letter is none.
        guard let found = capitals(at: first, particles: .firmParticle, longest: 7),
            found.count > 1 || words[found.lowerBound].text.count > 1 && !isLegalForm(found.lowerBound)
        else { return nil }
        return found
    }

    /// Whether a word is no name of a firm but what firms are: `her own CC`.
    private func isLegalForm(_ index: Int) -> Bool { Self.legalForms.contains(words[index].text) }

    private static let legalForms: Set<String> = [
        "cc", "llc", "ltd", "inc", "gmbh", "ag", "plc", "pty", "sa", "bv", "oy", "ab", "llp", "co", "own", "holding",
    ]

    private func capitals(at start: Int, particles: Word.Traits, longest: Int) -> Range<Int>? {
        guard start < end, words[start].isCapital || isParticle(start, particles) && start + 1 < end,
            !words[start].traits.contains(.notName)
        else { return nil }
        var index = start
        var last: Int?
        while index < end, index - start < longest {
            let word = words[index]
            if word.isCapital {
                if word.before > .blank, word.before != .hyphen, index > start { break }
                // `Raines & Daughter` is a firm.
                if index > start, word.traits.contains(.notName), words[index - 1].text != "&" { break }
                last = index
            } else if index > start, word.text == ".", words[index - 1].text.count == 1, word.before == .none {
                // An initial.
                last = last.map { max($0, index) }
            } else if index > start, word.text == "'s", index + 1 < end, words[index + 1].isCapital {
                // The college of a saint.
            } else if index > start, word.text == ".", word.before == .none, index + 1 < end, words[index + 1].isCapital
            {
                // A full stop that ends no sentence is one of a short form, such as a title.
            } else if index > start, let next = endOfLegalForm(index) {
                last = next - 1
                index = next
                continue
            } else if !isParticle(index, particles) {
                break
            }
            index += 1
        }
        return last.map { start..<($0 + 1) }
    }

    /// Where `(Pty) Ltd` ends.
    private func endOfLegalForm(_ index: Int) -> Int? {
        guard index + 2 < end, words[index].text == "(", ["pty", "pvt", "private"].contains(words[index + 1].text),
            words[index + 2].text == ")"
        else { return nil }
        return index + 3 < end && words[index + 3].isCapital ? index + 4 : index + 3
    }

    private func isParticle(_ index: Int, _ particles: Word.Traits) -> Bool {
        !words[index].traits.isDisjoint(with: particles) && index + 1 < end
            && (words[index + 1].isCapital || !words[index + 1].traits.isDisjoint(with: particles))
    }

    // MARK: Phrases

    /// What follows, up to a mark or a word that begins something else.
    func phrase(at start: Int) -> Range<Int>? {
        var first = start
        while first < end, words[first].traits.contains(.article) { first += 1 }
        var index = first
        while index < end, index - first < 8 {
            let word = words[index]
            if word.kind == .mark, word.text != "&", !(word.text == "/" && word.before == .none) { break }
            if word.traits.contains(.phraseEnd) || word.kind == .number || word.before == .line && index > first {
                break
            }
            index += 1
        }
        return index > first ? first..<index : nil
    }

    /// What follows up to a mark, as in the cell of a form.
    func cell(at start: Int) -> Range<Int>? {
        let last =
            (start..<end).first { index in
                let isEnd = words[index].traits.contains(.phraseEnd) && !Self.cellJoints.contains(words[index].text)
                return isEnd || words[index].kind == .mark || words[index].before == .line && index > start
            } ?? end
        return last > start && last - start <= Self.longestCell ? start..<last : nil
    }

    private static let longestCell = 8
    private static let cellJoints: Set<String> = ["and", "or", "on", "to"]

    /// What somebody does for a living, such as `paediatric nurse` or `baker and confectioner`.
    func job(at start: Int) -> Range<Int>? {
        guard let first = singleJob(at: start) else { return nil }
        guard first.upperBound < end, ["and", "&"].contains(words[first.upperBound].text),
            let second = singleJob(at: first.upperBound + 1), second.lowerBound == first.upperBound + 1
        else { return first }
        return first.lowerBound..<second.upperBound
    }

    private func singleJob(at start: Int) -> Range<Int>? {
        guard var phrase = phrase(at: start) else { return nil }
        while let first = phrase.first,
            words[first].traits.contains(.jobAside) || words[first].traits.contains(.article)
        {
            phrase = phrase.dropFirst()
        }
        // `Director of Nordlys`: the firm is none of it.
        let firm = phrase.dropFirst().first { index in
            words[index].text == "of" && index + 1 < end && words[index + 1].kind != .small
        }
        if let firm { phrase = phrase.lowerBound..<firm }
        guard phrase.count <= 5, !phrase.contains(where: { words[$0].traits.contains(.jobEnded) }),
            let last = phrase.last(where: { words[$0].isLetters })
        else { return nil }
        let isJob =
            phrase.count > 1 && words[last].traits.contains(.jobTail)
            || phrase.contains { index in
                (words[index].traits.contains(.job)
                    || words[index].text.count > 5 && rules.jobSuffixes.contains(where: words[index].text.hasSuffix))
                    && isHead(index, of: phrase) && !isWithin(index, phrase)
            }
        return isJob && last == phrase.upperBound - 1 ? phrase : nil
    }

    /// Whether a word behind a job tells more of it, as in `VP compliance` and `nurse practitioner`; a verb does not.
    private func isPartOfTitle(_ next: Int, behind index: Int) -> Bool {
        words[index].kind == .capitals || words[next].isCapital
            || Self.titleEnds.contains { words[next].text.hasSuffix($0) }
    }

    private static let titleEnds = ["er", "or", "ist", "ant", "tus", "ing", "tions", "tion", "ance"]

    /// Whether a word belongs to another one before it, as `carer` does in `dividends pay a carer`.
    private func isWithin(_ index: Int, _ phrase: Range<Int>) -> Bool {
        words[phrase.lowerBound..<index].contains { $0.traits.contains(.article) || $0.text == "of" }
    }

    /// Whether a word is what a phrase is about: its last one, one before an `of`, or one before a single other word, as
    /// in `VP compliance`.
    private func isHead(_ index: Int, of phrase: Range<Int>) -> Bool {
        let next = index + 1
        guard next < phrase.upperBound else { return true }
        // `Canon Ferrers` is somebody's name.
        let isName =
            words[next].kind == .capital && words[index].kind != .small && words[next].number == Lexicon.unknown
        return ["of", "de", "&", "/"].contains(words[next].text)
            || next + 1 == phrase.upperBound && isPartOfTitle(next, behind: index) && !isName
    }

    /// What somebody does, told by a verb: `drives a tram`.
    func deed(at start: Int) -> Range<Int>? {
        guard words[start].traits.contains(.deed), start + 1 < end, words[start + 1].kind != .mark,
            start == 0 || words[start - 1].text != "and"
        else { return nil }
        var index = start + 1
        while index < end, index - start < 7 {
            let word = words[index]
            if word.kind == .mark || word.traits.contains(.phraseEnd) || word.before == .line { break }
            index += 1
        }
        return index > start + 1 ? start..<index : nil
    }

    /// A house or the like, and where it is.
    func property(at start: Int) -> Range<Int>? {
        var index = start
        var hasNoun = false
        while index < end, index - start < 20 {
            let word = words[index]
            if word.text == ",", hasNoun, isProperty(behind: index) {
                index += 1
                continue
            }
            if word.kind == .mark && word.text != "&" || word.before == .line && index > start { break }
            if word.traits.contains(.propertyEnd) || isTime(index) { break }
            hasNoun = hasNoun || word.traits.contains(.property) && (hasNoun || index - start < 7)
            index += 1
        }
        // `The house` says nothing of which one.
        let isTold =
            index - start > 2
            || words[start..<index].contains { $0.kind == .number || $0.isCapital && !$0.traits.contains(.article) }
        return hasNoun && isTold ? start..<index : nil
    }

    /// Whether another house or the like follows a comma: `, and a flat in Bonn`.
    private func isProperty(behind comma: Int) -> Bool {
        var first = comma + 1
        if first < end, words[first].text == "and" || words[first].text == "plus" { first += 1 }
        guard first < end,
            words[first].traits.contains(.article) || words[first].kind == .number
                || Self.several.contains(words[first].text) || rules.numbers[words[first].text] != nil
        else { return false }
        let next = words[first..<end].prefix(Self.nearNoun)
        let noun = next.firstIndex { $0.traits.contains(.property) }
        guard let noun else { return false }
        return !words[first..<noun].contains { $0.kind == .mark || $0.traits.contains(.propertyEnd) }
    }

    private static let several: Set<String> = ["half", "another", "his", "her", "their", "our", "my"]
    /// Words to the name of what somebody owns.
    private static let nearNoun = 6

    /// `in May`, `in 2024`.
    private func isTime(_ index: Int) -> Bool {
        guard words[index].text == "in", index + 1 < end else { return false }
        return rules.months[words[index + 1].text] != nil || words[index + 1].kind == .number
    }

    /// What follows, up to the sentence's end.
    func rest(at start: Int) -> Range<Int>? {
        var last = end
        // What is quoted ends with the quotation.
        if start > 0, start < end, Self.opening.contains(words[start - 1].text) {
            last = words[start..<end].firstIndex { Self.closing.contains($0.text) } ?? end
        }
        while last > start, words[last - 1].kind == .mark, ![")", "%"].contains(words[last - 1].text) { last -= 1 }
        guard last - start >= 2, last - start <= 60 else { return nil }
        return start..<last
    }

    private static let opening: Set<String> = ["\"", "“", "„", "«"]
    private static let closing: Set<String> = ["\"", "”", "“", "»"]

    /// A street, a place and a code: parts between commas, one of them with a number.
    func address(at start: Int) -> Range<Int>? {
        guard start < end, words[start].kind == .number || words[start].isCapital,
            !words[start].traits.contains(.notName)
                || start + 1 < end && words[start].text == "the"
                    && words[start + 1].isCapital
        else { return nil }
        var index = start
        var hasNumber = false
        while index < end, index - start < 24 {
            let word = words[index]
            if word.traits.contains(.phraseEnd), word.kind == .small, index > start { break }
            if word.kind == .mark, ![",", "/", "'", "&", "-", ".", "#"].contains(word.text) { break }
            // A date is no part of an address; the numbers of a house and a flat in it are.
            if word.text == "/", index > start + 1, words[index - 1].kind == .number { return nil }
            if word.kind == .number, isHouse(index, since: start) { hasNumber = true }
            index += 1
        }
        while index > start, words[index - 1].kind == .mark { index -= 1 }
        let capitals = words[start..<index].count(where: \.isCapital)
        return hasNumber && capitals >= 2 && index - start >= 3 ? start..<index : nil
    }

    /// Whether a number may be that of a house: it is no year, no day of a month, and counts nothing.
    private func isHouse(_ index: Int, since start: Int) -> Bool {
        guard let number = Int(words[index].text), !(1900...2099).contains(number) else { return false }
        func isTime(_ index: Int) -> Bool {
            rules.months[words[index].text] != nil || rules.units[words[index].text] != nil
        }
        return !(index + 1 < end && isTime(index + 1)) && !(index > start && isTime(index - 1))
    }

    // MARK: Numbers that are names

    /// The number of a document: digits and capitals.
    func identifier(at start: Int) -> Range<Int>? {
        var index = start
        var digits = 0
        var last = start
        while index < end, index - start < 12 {
            let word = words[index]
            let isPart =
                word.kind == .number || word.kind == .capitals || word.kind == .capital && word.text.count <= 2
                || word.kind == .small && word.before == .none && word.text.count == 1 && index > start
            if isPart, word.before != .line || index == start {
                // A word in capitals begins something else, unless it has digits.
                if word.isLetters, word.text.count > 3, !word.text.contains(where: \.isNumber), index > start { break }
                digits += word.text.count { $0.isNumber }
                last = index + 1
            } else if !["-", "/", "."].contains(word.text) || word.before != .none || index == start {
                break
            }
            index += 1
        }
        guard digits >= 4, last > start + 1 || !isYear(words[start].text) else { return nil }
        // A check digit, as in `P418822(6)`.
        let isChecked =
            last + 2 < end && words[last].text == "(" && words[last].before == .none
            && words[last + 1].text.count == 1 && words[last + 2].text == ")"
        return start..<(isChecked ? last + 3 : last)
    }

    private func isYear(_ text: String) -> Bool {
        text.count == 4 && Int(text).map { (1900...2099).contains($0) } ?? false
    }

    /// Three numbers with the same mark between them, one of them a year.
    private func isDate(_ range: Range<Int>) -> Bool {
        let numbers = words[range].filter { $0.kind == .number }.flatMap { $0.text.split(separator: ".") }
        let marks = Set(words[range].filter { $0.kind == .mark }.map(\.text))
        return numbers.count == 3 && marks.count <= 1 && !marks.contains("+")
            && numbers.contains { $0.count == 4 && (1900...2099).contains(Int($0) ?? 0) }
            && numbers.filter { $0.count <= 2 }.count == 2
    }

    /// From one time to another, such as `10.15–10.40`.
    private func areTimes(_ range: Range<Int>) -> Bool {
        let numbers = words[range].filter { $0.kind == .number }
        return numbers.count == 2
            && numbers.allSatisfy { number in
                let parts = number.text.split(separator: ".")
                return parts.count == 2 && parts[0].count <= 2 && parts[1].count == 2
            }
    }

    /// Whether letters before it make it the number of a document, such as `Z 6620418`.
    private func isLettered(_ index: Int) -> Bool {
        guard index > 0, words[index].before <= .blank, case let word = words[index - 1] else { return false }
        return word.isCapital && word.text.count <= 2 && !word.text.contains { "tmpf".contains($0) }
    }

    func phone(at start: Int) -> Range<Int>? {
        guard words[start].kind == .number || ["+", "("].contains(words[start].text) else { return nil }
        var index = start
        var digits = 0
        var last = start
        while index < end, index - start < 24 {
            let word = words[index]
            if word.kind == .number, word.before != .line || index == start, !word.text.contains(",") {
                digits += word.text.count { $0.isNumber }
                last = index + 1
            } else if !["+", "(", ")", "-", "–", "/", "."].contains(word.text)
                || index > start && word.text == "+"
                || index > start && word.before == .blank && ["-", "–"].contains(word.text)
            {
                break
            }
            index += 1
        }
        if last < end, ["ext", "x", "extension"].contains(words[last].text) {
            var number = last + 1
            if number < end, words[number].text == "." { number += 1 }
            if number < end, words[number].kind == .number, digits >= 7 { last = number + 1 }
        }
        guard (7...20).contains(digits), !isDate(start..<last), !areTimes(start..<last), !isLettered(start) else {
            return nil
        }
        // The mark before it may have been passed over as one of the text.
        let isOpen = start > 0 && words[start - 1].text == "(" && words[start].before == .none
        return (isOpen && words[start..<last].contains { $0.text == ")" } ? start - 1 : start)..<last
    }
}

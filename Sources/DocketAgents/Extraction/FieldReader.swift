internal import DocketDomain

/// Reads what can stand for a field's value, a sentence at a time.
final class FieldReader {
    private let words: [Word]
    let notation: Notation
    private let today: CalendarDay
    private let countries: CountryNames
    private(set) var sentence = 0..<0
    /// What has been read of the sentence, since many patterns ask for the same at the same word.
    private(set) var readings: [Reading] = []
    /// By kind of value and word: which reading it is, none (-1), or not yet read (0).
    private var known: [Int] = []
    /// What has been read of amounts, by word.
    private var amounts: [(SpokenAmount, end: Int)??] = []

    init(words: [Word], notation: Notation, today: CalendarDay) {
        self.words = words
        self.notation = notation
        self.today = today
        countries = CountryNames(rules: notation.countries)
    }

    /// Goes on to another sentence.
    func begin(_ sentence: Range<Int>) {
        self.sentence = sentence
        readings.removeAll(keepingCapacity: true)
        known.removeAll(keepingCapacity: true)
        amounts.removeAll(keepingCapacity: true)
        amounts.append(contentsOf: repeatElement(nil, count: sentence.count))
    }

    /// - Parameter field: Decides which options and what days are read.
    func read(_ place: ValuePlace, of field: FieldPlan?, at start: Int) -> Reading? {
        find(place, of: field, at: start).map { readings[$0] }
    }

    /// The same; gives the reading's place among all of the sentence.
    func find(_ place: ValuePlace, of field: FieldPlan?, at start: Int) -> Int? {
        guard start < sentence.upperBound else { return nil }
        let slot = slot(place, field) * sentence.count + start - sentence.lowerBound
        if slot >= known.count {
            known.append(contentsOf: repeatElement(0, count: slot + sentence.count - known.count))
        }
        if known[slot] != 0 { return known[slot] < 0 ? nil : known[slot] - 1 }
        guard let found = readAnew(place, of: field, at: start), !isLeftBehind(found) else {
            known[slot] = -1
            return nil
        }
        readings.append(found)
        known[slot] = readings.count
        return readings.count - 1
    }

    private func slot(_ place: ValuePlace, _ field: FieldPlan?) -> Int {
        switch place {
        case .option: ValuePlace.count + 1 + (field?.number ?? 0)
        case .date where field?.isDayAhead == true: ValuePlace.count
        default: place.rawValue
        }
    }

    /// What values can begin at the word.
    static func starts(_ word: Word) -> ValuePlace.Starts {
        var starts = ValuePlace.Starts()
        if word.kind != .mark { starts.insert(.any) }
        if word.kind == .email { starts.insert(.email) }
        if word.kind == .number || word.isCapital || word.kind != .email && word.traits.contains(.amountStart) {
            starts.insert(.number)
        }
        if word.isCapital || word.kind == .small && word.traits.contains(.country) { starts.insert(.capital) }
        if word.traits.contains(.deed) { starts.insert(.deed) }
        return starts
    }

    /// The amount that begins at the word, and where it ends.
    func amount(at start: Int) -> (SpokenAmount, end: Int)? {
        guard words[start].kind == .number || words[start].traits.contains(.amountStart) else { return nil }
        return spokenAmount(at: start)
    }

    /// Whether an amount can begin with the word.
    private func canBeAmount(_ word: Word) -> Bool {
        word.kind == .number || word.kind == .capitals || word.traits.contains(.amountStart) || word.text == "an"
            || word.text == "between"
    }

    /// Several kinds of value are amounts, so that the same one is read for them.
    private func spokenAmount(at start: Int) -> (SpokenAmount, end: Int)? {
        let place = start - sentence.lowerBound
        if let known = amounts[place] { return known }
        var reader = AmountReader(words: words, end: sentence.upperBound, notation: notation)
        let found = reader.read(at: start)
        amounts[place] = .some(found)
        return found
    }

    /// Of `from 3 to 4` it is the last that holds.
    private func isLeftBehind(_ reading: Reading) -> Bool {
        let (start, end) = (reading.words.lowerBound, reading.words.upperBound)
        return start > sentence.lowerBound && words[start - 1].text == "from" && end < sentence.upperBound
            && words[end].text == "to"
    }

    private func readAnew(_ place: ValuePlace, of field: FieldPlan?, at start: Int) -> Reading? {
        let end = sentence.upperBound
        let texts = TextReader(words: words, end: end, notation: notation)
        switch place {
        case .money, .number, .years, .percent, .yearly: return amount(place, at: start)
        case .date:
            let isAhead = field?.isDayAhead ?? false
            var reader = DayPhraseReader(words: words, end: end, notation: notation, today: today, isAhead: isAhead)
            return reader.read(at: start).map { Reading(content: .day($0.0), words: start..<$0.end) }
        case .option: return field.flatMap { options(of: $0, at: start) }
        case .country:
            return CountryReader(words: words, sentence: sentence, countries: countries).read(at: start)
        case .people:
            return CountryReader(words: words, sentence: sentence, countries: countries).read(at: start)
                .flatMap { isPeople($0.words) ? $0 : nil }
        case .email:
            guard words[start].kind == .email else { return nil }
            return Reading(content: .text, words: start..<(start + 1))
        case .name: return text(texts.name(at: start))
        case .firm: return text(texts.firm(at: start).flatMap { isCountry($0) ? nil : $0 })
        case .phrase:
            let isCell = isCell(start) && texts.job(at: start) == nil
            return text(isCell ? texts.cell(at: start) : texts.phrase(at: start))
        case .rest: return text(texts.rest(at: start))
        case .sentence: return text(texts.rest(at: behindHeading()))
        case .job: return text(texts.job(at: start))
        case .deed: return text(texts.deed(at: start))
        case .property: return text(texts.property(at: start))
        case .birthday: return birthday(at: start)
        case .address: return text(texts.address(at: start))
        case .id: return text(texts.identifier(at: start))
        case .phone: return text(texts.phone(at: start))
        }
    }

    private func isPeople(_ range: Range<Int>) -> Bool {
        notation.words.peoples[words[range].map(\.text).joined(separator: " ")] != nil
    }

    /// Words of a heading that stands before a sentence with a colon, at most.
    private static let longestHeading = 4

    /// Where the sentence begins behind its mark or number in a list, and behind what it is about: `7) Service: …`.
    private func behindHeading() -> Int {
        let end = sentence.upperBound
        var start = sentence.lowerBound
        while start < end, words[start].kind == .mark, !["\"", "“", "„"].contains(words[start].text) { start += 1 }
        if start + 1 < end, words[start].text.count <= 3 {
            if words[start + 1].text == ")" || words[start].kind == .number && words[start + 1].text == "." {
                start += 2
            } else if words[start].kind == .number, words[start].text.contains("."), words[start + 1].isCapital {
                start += 1
            }
        }
        let colon = (start..<end).prefix(Self.longestHeading + 1).first { words[$0].text == ":" }
        return colon.map { $0 + 1 } ?? start
    }

    private func isCountry(_ range: Range<Int>) -> Bool {
        let reader = CountryReader(words: words, sentence: sentence, countries: countries)
        return reader.read(at: range.lowerBound)?.words == range
    }

    private func text(_ range: Range<Int>?) -> Reading? { range.map { Reading(content: .text, words: $0) } }

    private func amount(_ place: ValuePlace, at start: Int) -> Reading? {
        guard !isSecondNumber(start), !isPronoun(start), !isOtherEnd(start) else { return nil }
        guard canBeAmount(words[start]), let (amount, end) = spokenAmount(at: start) else { return nil }
        let fits =
            switch place {
            case .money: amount.looksLikeMoney
            case .percent: amount.isPercent
            case .years: amount.unit == "year"
            case .yearly: amount.perYear != nil && !amount.isPercent && amount.low.double >= 1000
            default: !amount.isPercent && amount.currency == nil
            }
        return fits ? Reading(content: .amount(amount), words: start..<end) : nil
    }

    /// Whether it stands right behind a label.
    private func isCell(_ start: Int) -> Bool { start > sentence.lowerBound && words[start - 1].text == ":" }

    /// Whether it is the other end of a range, as in `250–500k`.
    private func isOtherEnd(_ start: Int) -> Bool {
        guard start > sentence.lowerBound + 1, case let dash = words[start - 1] else { return false }
        return ["-", "–", "—"].contains(dash.text) && dash.before == .none && words[start].before == .none
            && words[start - 2].kind == .number
    }

    /// Whether a number in words is only the rest of one, as `twenty thousand` is of `one twenty thousand`.
    private func isSecondNumber(_ start: Int) -> Bool {
        guard start > sentence.lowerBound, words[start].before == .blank, words[start].isLetters else { return false }
        let numbers = notation.words.numbers
        return numbers[words[start].text] != nil && numbers[words[start - 1].text] != nil
    }

    /// Whether `one` stands for something that was spoken of, as in `that one`.
    private func isPronoun(_ start: Int) -> Bool {
        start > sentence.lowerBound && words[start].text == "one"
            && notation.words.beforeOne.contains(words[start - 1].text)
    }

    /// `60 on 2 February`: the day of birth of somebody who turned that age then.
    private func birthday(at start: Int) -> Reading? {
        let end = sentence.upperBound
        guard let (age, next) = spokenAmount(at: start), age.low.isWhole, (1...120).contains(age.low.digits) else {
            return nil
        }
        var days = DayPhraseReader(
            words: words, end: end, notation: notation, today: today, isAhead: true, skipsYear: true)
        guard let (day, after) = days.read(at: next) else { return nil }
        // Read as a day to come; one that was is a year before.
        let turned =
            words[start..<after].contains { $0.kind == .number && $0.text.count == 4 } || isComing(start)
            ? day : day.adding(months: -12)
        let born = turned.flatMap { CalendarDay(year: $0.year - age.low.digits, month: day.month, day: day.day) }
        return born.map { Reading(content: .day($0), words: start..<after) }
    }

    /// Whether the verb before it is one of what is to come.
    private func isComing(_ index: Int) -> Bool {
        index > sentence.lowerBound && ["turns", "be", "turn", "turning"].contains(words[index - 1].text)
    }

    /// One option, or for a field that takes several all that are listed.
    private func options(of field: FieldPlan, at start: Int) -> Reading? {
        guard let (first, firstEnd) = field.options.match(words, at: start, before: sentence.upperBound) else {
            return nil
        }
        var found = [first]
        var end = firstEnd
        guard field.takesSeveral else { return Reading(content: .options(found), words: start..<end) }
        while true {
            var next = end
            while next < sentence.upperBound, field.joints.contains(words[next].text),
                next == end || field.options.match(words, at: next, before: sentence.upperBound) == nil
            {
                next += 1
            }
            guard next > end, let (option, after) = field.options.match(words, at: next, before: sentence.upperBound)
            else { break }
            if !found.contains(option) { found.append(option) }
            end = after
        }
        return Reading(content: .options(found), words: start..<end)
    }
}

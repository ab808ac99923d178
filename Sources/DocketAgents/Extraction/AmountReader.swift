internal import DocketDomain

/// Reads amounts: `£1.2m`, `CHF 1'250.–`, `45 lakh`, `half a million`, `between 100 and 150k`.
struct AmountReader {
    let words: [Word]
    let end: Int
    let notation: Notation
    private var index = 0

    init(words: [Word], end: Int, notation: Notation) {
        self.words = words
        self.end = end
        self.notation = notation
    }

    /// The amount that begins at a word, and where it ends.
    mutating func read(at start: Int) -> (SpokenAmount, end: Int)? {
        index = start
        var side = SpokenAmount.Side.exact
        var isRough = false
        while let (found, next) = notation.roughly.match(words, at: index, before: end) {
            if found == .exact { isRough = true } else { side = found }
            index = next
        }
        let isBetween = skip("between")
        let first = index
        guard var amount = single() else { return nil }
        amount.side = side
        amount.isRough = isRough
        readRange(&amount, from: first, isBetween: isBetween)
        readTail(&amount)
        return (amount, index)
    }

    // MARK: One amount

    private mutating func single() -> SpokenAmount? {
        let start = index
        var currency = readCurrency()
        guard let (low, isGrouped) = number() else {
            index = start
            return nil
        }
        var amount = SpokenAmount(low: low, currency: currency, isGrouped: isGrouped)
        readScale(&amount, hasCurrency: currency != nil)
        if currency == nil {
            let end = index
            // `3 million in Swiss francs`.
            currency = readCurrency() ?? (skip("in") ? readCurrency() : nil)
            // One that stands right before a number is that one's: `31.8 £3.35m`.
            let isOthers =
                index == end + 1 && words[end].before != .none && word()?.kind == .number
                && word()?.before == .some(.none)
            if isOthers { currency = nil }
            if currency == nil { index = end }
            amount.currency = currency
        }
        return amount
    }

    private mutating func number() -> (Amount, isGrouped: Bool)? {
        guard let word = word() else { return nil }
        if word.kind == .number { return digits(word.text) }
        return spelled().map { ($0, false) }
    }

    private mutating func digits(_ first: String) -> (Amount, isGrouped: Bool)? {
        var text = first
        // A number with a zero before it is that of a telephone or a document.
        if text.count > 1, text.first == "0", text.dropFirst().first?.isNumber == true { return nil }
        index += 1
        // A space may part the thousands.
        if text.count <= 3, text.allSatisfy(\.isNumber) {
            while let next = word(), next.kind == .number, next.before == .blank, isThousand(next.text) {
                text += "'" + next.text
                index += 1
            }
        }
        let points = text.utf8.count { $0 == UInt8(ascii: ".") }
        let commas = text.utf8.count { $0 == UInt8(ascii: ",") }
        let marks = text.utf8.contains(UInt8(ascii: "'")) || text.contains("’")
        guard let mark = decimalMark(of: text, points: points, commas: commas) else { return nil }
        guard let amount = Amount(text, decimalMark: mark.byte) else { return nil }
        let isGrouped = marks || points + commas > (mark.byte == nil ? 0 : 1)
        return (amount, isGrouped)
    }

    private func isThousand(_ text: String) -> Bool {
        let head = text.prefix { $0.isNumber }
        return head.count == 3 && (text.count == 3 || text.dropFirst(3).first.map { ".,".contains($0) } == true)
    }

    private struct DecimalMark {
        let byte: UInt8?
    }

    /// Which mark of a number begins its decimals; nothing where that can't be told.
    private func decimalMark(of text: String, points: Int, commas: Int) -> DecimalMark? {
        let point = UInt8(ascii: ".")
        let comma = UInt8(ascii: ",")
        switch (points, commas) {
        case (0, 0): return DecimalMark(byte: nil)
        case (1..., 1...):
            let last = text.utf8.last { $0 == point || $0 == comma }
            return (last == point ? points : commas) == 1 ? DecimalMark(byte: last) : nil
        case (2..., 0), (0, 2...): return DecimalMark(byte: nil)
        default:
            let mark = points == 1 ? point : comma
            let decimals = text.utf8.reversed().prefix { $0 != mark }.count
            if decimals != 3 { return DecimalMark(byte: mark) }
            if mark != notation.convention.decimalMark { return DecimalMark(byte: nil) }
            // `1.250` is doubtful but for what follows.
            return word().flatMap { notation.words.scales[$0.text] } == nil ? nil : DecimalMark(byte: mark)
        }
    }

    // MARK: In words

    private mutating func spelled() -> Amount? {
        let start = index
        if let amount = fraction() { return amount }
        var total = 0
        var current = 0
        var isAny = false
        while let word = word(), word.isLetters {
            if isAny, word.text == "and", let next = self.word(1), notation.words.numbers[next.text] != nil,
                current % 100 == 0 || current == 0
            {
                index += 1
                continue
            }
            guard let value = notation.words.numbers[word.text] else {
                guard isAny || word.text == "a" || word.text == "an", current == 0 || total == 0 || isAny,
                    let zeros = bigScale(at: isAny ? 0 : 1)
                else { break }
                if !isAny {
                    // The scale is read behind the number.
                    index += 1
                    return Amount(digits: 1, exponent: 0)
                }
                // `one million one hundred thousand`: a scale behind another one is of the last part only.
                if total > 0, current > 0 {
                    total += current * power(zeros)
                    current = 0
                    index += 1
                    continue
                }
                // Only a scale that another number follows belongs to the number.
                guard let next = self.word(1), notation.words.numbers[next.text] != nil || next.text == "and",
                    zeros <= 9
                else { break }
                if next.text == "and", self.word(2).flatMap({ notation.words.numbers[$0.text] }) == nil { break }
                total += current * power(zeros)
                current = 0
                index += 1
                continue
            }
            if value == 100 {
                current = max(current, 1) * 100
            } else if current % 100 == 0 || current % 10 == 0 && value < 10 && current % 100 >= 20 {
                current += value
            } else {
                break
            }
            isAny = true
            index += 1
            guard total < 1_000_000_000_000 else { break }
        }
        guard isAny else {
            index = start
            return nil
        }
        let whole = Amount(digits: total + current, exponent: 0)
        return pointAndHalf(whole)
    }

    /// `two point five`, `one and a half`.
    private mutating func pointAndHalf(_ whole: Amount?) -> Amount? {
        guard let whole else { return nil }
        if word()?.text == "point", let digit = word(1).flatMap({ notation.words.numbers[$0.text] }), digit < 10 {
            index += 2
            return Amount(digits: whole.digits * 10 + digit, exponent: -1)
        }
        if word()?.text == "and", word(1)?.text == "a", word(2)?.text == "half" {
            index += 3
            return Amount(digits: whole.digits * 10 + 5, exponent: -1)
        }
        return whole
    }

    /// `half a million`, `a quarter of a million`, `three quarters of a million`.
    private mutating func fraction() -> Amount? {
        var ahead = 0
        var count = 1
        if let first = word()?.text {
            if first == "a" {
                ahead = 1
            } else if let number = notation.words.numbers[first], number < 10,
                word(1).flatMap({ notation.words.fractions[$0.text] }) != nil
            {
                count = number
                ahead = 1
            }
        }
        guard let name = word(ahead)?.text, let part = notation.words.fractions[name] else { return nil }
        ahead += 1
        if word(ahead)?.text == "of" { ahead += 1 }
        guard let article = word(ahead)?.text, article == "a" || article == "an" else { return nil }
        guard bigScale(at: ahead + 1) != nil else { return nil }
        index += ahead + 1
        return Amount(digits: Int(part * 100) * count, exponent: -2)
    }

    private func bigScale(at ahead: Int) -> Int? {
        guard let word = word(ahead), word.text.count > 1 else { return nil }
        return notation.words.scales[word.text]
    }

    private func power(_ zeros: Int) -> Int { (0..<zeros).reduce(1) { power, _ in power * 10 } }

    // MARK: What stands beside

    private mutating func readScale(_ amount: inout SpokenAmount, hasCurrency: Bool) {
        // More than one may follow: `two hundred thousand crore` has none here, `1 lakh crore` two.
        while let word = word(), let zeros = notation.words.scales[word.text], amount.zeros + zeros <= 12 {
            let hasMark = self.word(1).map { Self.marks.contains($0.text) && $0.before == .none } ?? false
            guard word.text.count > 1 || word.before == .none || hasCurrency || hasMark,
                word.text != "t" || hasMark, let low = amount.low.shifted(by: zeros)
            else { return }
            amount.low = low
            amount.zeros += zeros
            index += 1
            if self.word()?.text == ".", self.word()?.before == Word.Space.none, word.text.count <= 3,
                self.word(1)?.kind == .small || self.word(1)?.kind == .capitals
            {
                index += 1
            }
        }
    }

    /// Currencies that stand right behind a scale, as in `128 T€`.
    private static let marks: Set<String> = ["€", "$", "£"]

    private mutating func readCurrency() -> String? {
        guard let word = word() else { return nil }
        if let (code, next) = notation.currencies.match(words, at: index, before: end) {
            index = next
            return code == "$" ? dollar : code
        }
        if word.kind == .capitals, word.text == "us" {
            index += 1
            return "USD"
        }
        if word.kind == .capitals, word.text.utf8.count == 3, let currency = Currency(code: word.text.uppercased()) {
            index += 1
            return currency.code
        }
        return nil
    }

    /// What a dollar is where the notes were written.
    private var dollar: String {
        guard let currency = notation.convention.currency, currency.hasSuffix("D"), currency != "AED" else {
            return "USD"
        }
        return currency
    }

    private mutating func readRange(_ amount: inout SpokenAmount, from: Int, isBetween: Bool) {
        guard let word = word() else { return }
        let start = index
        if word.text == "to", from > 0, words[from - 1].text == "from" { return }
        let isDash = ["-", "–", "—"].contains(word.text) && (self.word(1)?.kind != .small)
        guard isDash || word.text == "to" || isBetween && word.text == "and" else { return }
        index += 1
        guard let other = single() else {
            index = start
            return
        }
        var high = other.low
        if amount.zeros == 0, other.zeros > 0, amount.low.double < other.low.double,
            let scaled = amount.low.shifted(by: other.zeros), scaled.double < high.double
        {
            amount.low = scaled
            amount.zeros = other.zeros
        } else if amount.zeros > 0, other.zeros == 0, high.double < 1000,
            let scaled = high.shifted(by: amount.zeros)
        {
            high = scaled
        }
        guard high.double > amount.low.double else {
            index = start
            return
        }
        amount.high = high
        amount.currency = amount.currency ?? other.currency
        amount.isGrouped = amount.isGrouped || other.isGrouped
    }

    private mutating func readTail(_ amount: inout SpokenAmount) {
        if word()?.text == "+", word()?.before == Word.Space.none {
            amount.side = .over
            index += 1
        } else if word()?.text == "or" || word()?.text == "and", word(1)?.text == "more" || word(1)?.text == "over" {
            amount.side = .over
            index += 2
        }
        if let word = word(), notation.words.units[word.text] == "percent" || word.text == "%" {
            amount.isPercent = true
            index += 1
            return
        }
        if word()?.text == "per", word(1)?.text == "cent" {
            amount.isPercent = true
            index += 2
            return
        }
        if let (count, next) = notation.periods.match(words, at: index, before: end) {
            amount.perYear = count
            index = next
            return
        }
        if amount.currency == nil, amount.zeros == 0, let unit = word().flatMap({ notation.words.units[$0.text] }) {
            amount.unit = unit
            index += 1
        }
    }

    // MARK: Words

    private func word(_ ahead: Int = 0) -> Word? { index + ahead < end ? words[index + ahead] : nil }

    private mutating func skip(_ text: String) -> Bool {
        guard word()?.text == text else { return false }
        index += 1
        return true
    }
}

/// Tells whom each sentence speaks of; pronouns by who was spoken of before.
struct MentionReader {
    private let words: [Word]
    private let passages: [Passage]
    private let people: KnownPeople
    private let rules: ExtractionRules.People
    private let nobody: PhraseSet<Bool>
    private let vocabulary: Set<String>
    private let jobs: Set<String>
    /// Whether those present speak for themselves, so that “she” is nobody of them.
    private let isDialogue: Bool
    private let isMail: Bool
    private var customerGender: Gender?
    private var others: [String: Gender?] = [:]
    private var last: Other?
    /// Where an adviser was last named.
    private var adviserSentence = -1
    private var number = 0
    /// Whether the sentence names nobody and goes on about whom the ones before are.
    private var isCarried = false

    /// Somebody else who was spoken of.
    private struct Other {
        let gender: Gender?
        var sentence: Int
        let passage: Int
        /// Whether “they” are the customer and that person.
        let isMate: Bool
        /// Whether it is several, so that no “she” stands for them.
        let isPlural: Bool
        /// Whether the sentence is about that person.
        let isSubject: Bool
    }

    init(
        words: [Word], passages: [Passage], people: KnownPeople, rules: ExtractionRules.People,
        nobody: PhraseSet<Bool>, vocabulary: Set<String>, jobs: Set<String>, kind: MeetingNotes.Kind
    ) {
        self.words = words
        self.passages = passages
        self.people = people
        self.rules = rules
        self.nobody = nobody
        self.vocabulary = vocabulary
        self.jobs = jobs
        isMail = kind == .email
        isDialogue = kind.isDialogue
    }

    /// Whom the sentence speaks of; sentences are asked for in their order.
    mutating func mentions(in sentence: Sentence) -> [Mention] {
        number += 1
        var mentions: [Mention] = []
        var hasSubject = false
        var index = sentence.words.lowerBound
        let end = sentence.words.upperBound
        while index < end {
            if words[index].traits.contains(.nobodyStart), let next = nobody.end(words, at: index, before: end) {
                index = next
                continue
            }
            if let (person, gender, next) = person(at: index, in: sentence, hasSubject: hasSubject) {
                mentions.append(Mention(word: index, person: person))
                let isPossessive = isPossessive(at: index, next: next, before: end)
                let isOwner = next < end && words[next].text == "'s"
                if person == .adviser, words[index].isCapital, !rules.firstPerson.contains(words[index].text) {
                    adviserSentence = number
                }
                if person == .other {
                    last = Other(
                        gender: gender, sentence: number, passage: sentence.passage,
                        isMate: rules.mates.contains(words[index].text),
                        isPlural: rules.plurals.contains(words[index].text), isSubject: !hasSubject && !isOwner)
                } else if !hasSubject, !isPossessive, person == .customer, isName(at: index) {
                    last = nil
                }
                if !isPossessive { hasSubject = true }
                index = next
            } else {
                index += 1
            }
        }
        isCarried = mentions.isEmpty && goesOn(sentence) && beginsWithDeed(sentence)
        if isCarried { last?.sentence = number }
        return mentions
    }

    /// `Lives in Norway.` is about whom the sentence before was.
    private func goesOn(_ sentence: Sentence) -> Bool {
        guard let last else { return false }
        return last.isSubject && last.sentence == number - 1 && last.passage == sentence.passage && !sentence.startsLine
    }

    /// Whom a sentence is about that names nobody.
    func implied(in sentence: Sentence) -> Mention.Person {
        // Those who speak for themselves go back to that without a word, but for a verb that is not theirs.
        let isOwn = passages[sentence.passage].speaker == .customer && !beginsWithDeed(sentence)
        return (isCarried || goesOn(sentence)) && !isOwn ? .other : author(of: sentence)
    }

    /// Whether a sentence begins with what somebody else does: `Lives in Norway.`
    private func beginsWithDeed(_ sentence: Sentence) -> Bool {
        guard let first = sentence.words.first(where: { words[$0].kind != .mark }) else { return false }
        let text = words[first].text
        return rules.doing.contains(text) || rules.personal.contains(text) || rules.being.contains(text)
    }

    /// Whom a sentence is about where nothing else tells.
    func author(of sentence: Sentence) -> Mention.Person {
        let passage = passages[sentence.passage]
        switch passage.speaker {
        case .customer: return .customer
        case .other: return isDialogue || passage.isAboutWriter ? .other : .customer
        case .adviser:
            return passage.isAboutWriter || isDialogue ? .adviser : .customer
        }
    }

    // MARK: One word

    private mutating func person(
        at index: Int, in sentence: Sentence, hasSubject: Bool
    ) -> (Mention.Person, Gender?, next: Int)? {
        let word = words[index]
        let end = sentence.words.upperBound
        // Most words mean nobody.
        if !word.isCapital, word.traits.isDisjoint(with: [.person, .other]), !isHyphenated(index, before: end) {
            return isWorker(at: index, since: sentence.words.lowerBound) ? (.other, nil, index + 1) : nil
        }
        let speaker = passages[sentence.passage].speaker
        if rules.objects.contains(word.text), speaker != .customer, !word.isQuoted { return nil }
        if rules.firstPerson.contains(word.text), word.kind != .capitals || word.text.count == 1 {
            return (
                speaker == .customer || speaker == .adviser && word.isQuoted
                    ? .customer
                    : speaker == .adviser ? .adviser : .other, nil, index + 1
            )
        }
        if rules.secondPerson.contains(word.text) {
            // Whom customers talk to tells nothing of whom they talk about.
            return speaker == .customer ? nil : (.customer, nil, index + 1)
        }
        // `himself` is whoever the clause is about.
        if rules.reflexives.contains(word.text) { return nil }
        if let gender = rules.pronouns[word.text] {
            if gender == nil, isThings(in: sentence) { return nil }
            if isObject(at: index, before: end), let last, last.sentence == number, last.isSubject {
                return isOwn(sentence) ? (.customer, gender, index + 1) : (.other, gender, index + 1)
            }
            return (resolve(gender, in: sentence, hasSubject: hasSubject), gender, index + 1)
        }
        if rules.customer.contains(word.text) || people.isFirm && rules.organs.contains(word.text) {
            return (.customer, nil, index + 1)
        }
        if let (gender, end) = relative(at: index, before: end) {
            var next = end
            // A name behind the relative is that person's.
            while next < sentence.words.upperBound, words[next].isCapital, words[next].before == .blank,
                next - index <= 3
            {
                if !people.isCustomer(words[next].text) { others[words[next].text] = gender }
                next += 1
            }
            return (.other, gender, next)
        }
        if isWorker(at: index, since: sentence.words.lowerBound) { return (.other, nil, index + 1) }
        guard word.isCapital else { return nil }
        if word.kind == .capitals, let speaker = people.speaker(withInitials: word.text) {
            return (speaker == .customer ? .customer : .adviser, nil, index + 1)
        }
        if let gender = rules.titles[word.text] { return titled(gender, at: index, before: end) }
        return named(at: index, in: sentence)
    }

    /// One of those whom the rules name, also in two parts: `co-founder`.
    private func relative(at index: Int, before end: Int) -> (gender: Gender?, next: Int)? {
        if let gender = rules.others[words[index].text] { return (gender, index + 1) }
        guard isHyphenated(index, before: end),
            let gender = rules.others[words[index].text + words[index + 1].text]
        else { return nil }
        return (gender, index + 2)
    }

    private func isHyphenated(_ index: Int, before end: Int) -> Bool {
        index + 1 < end && words[index + 1].before == .hyphen
    }

    /// `her oenologist`, or `the builder wants`: a word that names somebody by what they do.
    private func isWorker(at index: Int, since start: Int) -> Bool {
        let word = words[index]
        if isKindOfWorker(index, since: start) { return true }
        guard index > start, word.kind == .small, case let before = words[index - 1].traits,
            !before.isDisjoint(with: [.article, .owner]), word.text.count > 4,
            jobs.contains(word.text)
                || !vocabulary.contains(word.text)
                    && (rules.suffixes.contains(where: word.text.hasSuffix) || isPersonal(index + 1))
        else { return false }
        // `The broker, a Dutch national, called.`
        let isSubject =
            words[index - 1].text == "the" && index - 1 == start && index + 1 < words.count
            && words[index + 1].text == ","
        return before.contains(.owner) || isSubject || isPersonal(index + 1)
    }

    /// `her tax adviser`: a job that another word tells more of.
    private func isKindOfWorker(_ index: Int, since start: Int) -> Bool {
        guard index > start + 1, words[index].kind == .small, case let kind = words[index - 1], kind.kind == .small,
            kind.before == .blank, words[index].before == .blank
        else { return false }
        return Self.owners.contains(words[index - 2].text) && !kind.traits.contains(.jobAside)
            && kind.traits.isDisjoint(with: [.other, .person]) && jobs.contains(words[index].text)
    }

    private static let owners: Set<String> = ["my", "his", "her", "our", "their", "your", "'s"]

    /// Whether what stands there is what only people do: `lives`, `is retiring`.
    private func isPersonal(_ index: Int) -> Bool {
        guard index < words.count, words[index].before == .blank else { return false }
        if rules.personal.contains(words[index].text) { return true }
        return rules.being.contains(words[index].text) && index + 1 < words.count
            && rules.personal.contains(words[index + 1].text)
    }

    private mutating func titled(
        _ gender: Gender?, at index: Int, before end: Int
    ) -> (Mention.Person, Gender?, next: Int)? {
        var next = index + 1
        while next < end, words[next].text == "." || words[next].isCapital && rules.titles[words[next].text] != nil {
            next += 1
        }
        guard next < end, words[next].isCapital else { return nil }
        let name = words[next].text
        let isCustomer = people.isCustomer(name) || name.count == 1 && people.isFamilyInitial(name)
        if !people.isFirm, isCustomer, gender == nil || customerGender == nil || gender == customerGender {
            if let gender { customerGender = gender }
            return (.customer, gender, next + 1)
        }
        if people.isAdviser(name) { return (.adviser, gender, next + 1) }
        others[name] = gender
        return (.other, gender, next + 1)
    }

    private mutating func named(at index: Int, in sentence: Sentence) -> (Mention.Person, Gender?, next: Int)? {
        let word = words[index]
        let end = sentence.words.upperBound
        if people.isCustomer(word.text) {
            var next = index + 1
            while next < end, people.isCustomer(words[next].text), words[next].isCapital { next += 1 }
            return (.customer, customerGender, next)
        }
        if people.isAdviser(word.text) { return (.adviser, nil, index + 1) }
        if let gender = others[word.text] { return (.other, gender, index + 1) }
        if isRelativesName(at: index, in: sentence) {
            others[word.text] = .some(nil)
            return (.other, nil, index + 2)
        }
        // A strange name whose owner does what people do.
        var next = index + 1
        while next < end, words[next].isCapital, next - index < 3 { next += 1 }
        guard next < end, isDoing(words[index..<(next + 1)]),
            index == sentence.words.lowerBound || words[index - 1].kind == .mark || words[index - 1].text == "and"
        else {
            // The pronoun behind the name is not that person's.
            return isRelative(at: next, before: end) ? stranger(index, next, skipping: 3) : nil
        }
        if next - index > 1, people.isCustomer(words[next - 1].text) { return (.customer, customerGender, next) }
        return stranger(index, next)
    }

    /// `Jayshree Shah` beside the customer Hasmukh Shah.
    private func isRelativesName(at index: Int, in sentence: Sentence) -> Bool {
        let word = words[index]
        guard index > sentence.words.lowerBound, index + 1 < sentence.words.upperBound, word.kind == .capital,
            word.text.count > 2, words[index + 1].isCapital, words[index + 1].before == .blank
        else { return false }
        return people.isFamilyName(words[index + 1].text) && !people.isFormOfCustomer(word.text)
            && !people.isCustomer(words[index - 1].text) && !vocabulary.contains(word.text) && !jobs.contains(word.text)
    }

    /// Whether a name is the customer's own.
    func isCustomer(_ name: Range<Int>) -> Bool {
        words[name].allSatisfy { !$0.isCapital || people.isCustomer($0.text) }
    }

    /// Somebody else whose name a statement has told.
    mutating func meet(_ range: Range<Int>) {
        for word in words[range] where word.isCapital && !people.isCustomer(word.text) {
            others[word.text] = others[word.text] ?? .some(nil)
        }
    }

    /// Whether a name and a verb say that somebody does something.
    private func isDoing(_ range: ArraySlice<Word>) -> Bool {
        guard let first = range.first, let verb = range.last, first.kind == .capital, verb.kind == .small,
            range.dropLast().allSatisfy({ !vocabulary.contains($0.text) && !rules.doing.contains($0.text) })
        else { return false }
        return rules.doing.contains(verb.text)
            || rules.being.contains(verb.text) && (range.count > 2 || first.number == Lexicon.unknown)
    }

    private mutating func stranger(
        _ index: Int, _ next: Int, skipping count: Int = 0
    ) -> (Mention.Person, Gender?, next: Int) {
        for word in words[index..<next] { others[word.text] = .some(nil) }
        return (.other, nil, next + count)
    }

    /// `, her brother,` behind a name.
    private func isRelative(at index: Int, before end: Int) -> Bool {
        guard index + 2 < end, words[index].text == "," else { return false }
        return rules.pronouns[words[index + 1].text] != nil
            && (rules.others[words[index + 2].text] != nil || jobs.contains(words[index + 2].text))
    }

    private func isName(at index: Int) -> Bool {
        people.isCustomer(words[index].text) || rules.customer.contains(words[index].text)
            || words[index].kind == .capitals && people.speaker(withInitials: words[index].text) == .customer
    }

    private func isPossessive(at index: Int, next: Int, before end: Int) -> Bool {
        if next < end, words[next].text == "'s" {
            return next + 1 < end && rules.others[words[next + 1].text] != nil
        }
        return next < end && rules.others[words[next].text] != nil
    }

    // MARK: Pronouns

    /// Whether a pronoun is what somebody does something to, as in `Lars called her`.
    private func isObject(at index: Int, before end: Int) -> Bool {
        guard rules.objectPronouns.contains(words[index].text) else { return false }
        guard rules.pronouns[words[index].text] == .female else { return true }
        return index + 1 >= end || words[index + 1].kind == .mark || rules.afterObjects.contains(words[index + 1].text)
    }

    /// Whether a pronoun of the sentence can mean the customer at all.
    private func isOwn(_ sentence: Sentence) -> Bool {
        let speaker = passages[sentence.passage].speaker
        return !people.isFirm && !(isDialogue && speaker != .other) && !(isMail && speaker == .customer)
    }

    /// Whether `they` are more likely things: of those who speak for themselves, where nobody else was spoken of.
    private func isThings(in sentence: Sentence) -> Bool {
        let passage = passages[sentence.passage]
        guard passage.speaker != .other, isDialogue || isMail && passage.speaker == .customer else { return false }
        return !(last.map { number - $0.sentence <= 1 && $0.passage == sentence.passage } ?? false)
    }

    private mutating func resolve(_ gender: Gender?, in sentence: Sentence, hasSubject: Bool) -> Mention.Person {
        let speaker = passages[sentence.passage].speaker
        if people.isFirm, gender != nil { return .other }
        if isDialogue && speaker != .other || speaker == .customer && isMail { return .other }
        let recent = last.flatMap { other in
            number - other.sentence <= 1 && other.passage == sentence.passage ? other : nil
        }
        guard let recent, gender == nil || !recent.isPlural else {
            if let gender, let known = customerGender, gender != known {
                return adviserSentence == number || adviserSentence == number - 1 ? .adviser : .other
            }
            // Who advises has just been spoken of: it may be them.
            if customerGender == nil, gender != nil, adviserSentence == number { return .adviser }
            customerGender = customerGender ?? gender
            return .customer
        }
        guard let gender else { return recent.isSubject && !recent.isMate ? .other : .customer }
        if let known = customerGender, known != gender { return .other }
        if let other = recent.gender, other != gender {
            customerGender = gender
            return .customer
        }
        // Either could be meant: whom the sentence before is about.
        return recent.isSubject || customerGender == nil ? .other : .customer
    }
}

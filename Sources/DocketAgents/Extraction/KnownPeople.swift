/// Those whose names are known before the notes are read.
struct KnownPeople {
    private let customers: Set<String>
    private let advisers: Set<String>
    private let customerInitials: Set<String>
    private let adviserInitials: Set<String>
    /// What customers have in common with their relatives.
    private let familyNames: Set<String>
    /// Whether the customer is a firm, so that no person is the customer.
    let isFirm: Bool
    private let rules: ExtractionRules.People

    init(customers: [String], advisers: [String], rules: ExtractionRules.People) {
        let names = Set(customers.flatMap(Self.parts)).subtracting(rules.titles.keys)
        let others = Set(advisers.flatMap(Self.parts)).subtracting(rules.titles.keys).subtracting(names)
        let initials = Set(customers.compactMap { Self.initials($0, rules) })
        customerInitials = initials
        adviserInitials = Set(advisers.compactMap { Self.initials($0, rules) }).subtracting(initials)
        familyNames = Set(customers.map(Self.parts).filter { $0.count > 1 }.compactMap(\.last))
        // `S.r.l.` is one, too.
        let forms = customers.flatMap { Self.parts($0.replacing(".", with: "")) }
        isFirm = !names.union(forms).isDisjoint(with: rules.firmEnds)
        self.customers = names
        self.advisers = others
        self.rules = rules
    }

    private static func initials(_ name: String, _ rules: ExtractionRules.People) -> String? {
        let parts = parts(name).filter { rules.titles[$0] == nil }
        return parts.count > 1 ? String(parts.compactMap(\.first)) : nil
    }

    /// Whether a word is a part of the customer's name.
    func isCustomer(_ word: String) -> Bool { customers.contains(word) }

    /// Whether a word is the name that the customer's family has.
    func isFamilyName(_ word: String) -> Bool { familyNames.contains(word) }

    /// Whether a letter is the first of the name that the customer's family has, as in `Mrs. K.`
    func isFamilyInitial(_ letter: String) -> Bool { familyNames.contains { $0.hasPrefix(letter) } }

    /// Whether a word is a longer or shorter form of a part of the customer's name, as `Hasmukhbhai` of `Hasmukh`.
    func isFormOfCustomer(_ word: String) -> Bool {
        customers.contains { word.hasPrefix($0.prefix(Self.shortestForm)) }
    }

    /// Letters that forms of a name share at least.
    private static let shortestForm = 3

    /// Whose initials a word in capitals is.
    func speaker(withInitials word: String) -> Passage.Speaker? {
        customerInitials.contains(word) ? .customer : adviserInitials.contains(word) ? .adviser : nil
    }

    /// Whether a word is a part of an adviser's name.
    func isAdviser(_ word: String) -> Bool { advisers.contains(word) }

    /// Whether the text names somebody known: by words of one name, or by what such a person is called.
    func isKnown(_ name: String) -> Bool {
        let parts = Self.parts(name)
        guard !parts.isEmpty, parts.count <= 6 else { return false }
        let rest = parts.filter { rules.titles[$0] == nil && $0.count > 1 }
        let named = rest.filter { rules.speakers[$0] == nil }
        let all = rest.isEmpty ? parts : named.isEmpty ? rest : named
        return all.allSatisfy(customers.contains) || all.allSatisfy(advisers.contains)
            || rules.speakers[all.joined(separator: " ")] != nil
    }

    /// Whether the text is a known person's name, or a part of it.
    func isNamed(_ name: String) -> Bool {
        let parts = Self.parts(name).filter { rules.titles[$0] == nil && $0.count > 1 }
        guard !parts.isEmpty else { return false }
        return parts.allSatisfy(customers.contains) || parts.allSatisfy(advisers.contains)
    }

    /// Whom initials stand for before what is said; nobody where they could be of several.
    func speaker(abbreviated name: String) -> Passage.Speaker? {
        let initials = name.lowercased()
        guard (1...3).contains(initials.count), initials.allSatisfy(\.isLetter) else { return nil }
        let isCustomer = customerInitials.contains { $0.hasPrefix(initials) }
        let isAdviser = adviserInitials.contains { $0.hasPrefix(initials) }
        return isCustomer == isAdviser ? nil : isCustomer ? .customer : .adviser
    }

    /// Who it is that has this name.
    func speaker(named name: String) -> Passage.Speaker {
        let parts = Self.parts(name)
        if parts.contains(where: customers.contains) { return .customer }
        if parts.contains(where: advisers.contains) { return .adviser }
        return rules.speakers[parts.joined(separator: " ")] ?? .other
    }

    private static func parts(_ name: String) -> [String] {
        name.lowercased().replacing("’", with: "'").split { !$0.isLetter && $0 != "'" }.map(String.init)
    }
}

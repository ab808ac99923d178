import OrderedCollections

extension FieldNotesRules {
    /// Reads a field's `notes` in a schema file.
    init(_ object: SchemaObject, of type: FieldType) throws(DocketError) {
        self.init()
        try object.expect(["labels", "nouns", "patterns", "values", "synonyms", "asks", "except", "allows"])
        labels = try object.phrases("labels")
        nouns = try object.phrases("nouns")
        patterns = try object.phrases("patterns")
        asks = try object.phrases("asks")
        except = try object.phrases("except")
        guard patterns.allSatisfy({ $0.contains("{") }) else {
            throw object.wrong("patterns", "has patterns with a place for the value, such as “in bucket {value}”")
        }
        guard type != .boolean || patterns.isEmpty else {
            throw object.wrong("patterns", "is for what is written; for yes or no there are “values”")
        }
        let options = type == .boolean ? ["true", "false"] : type.listedOptions.map(\.value)
        values = try object.phraseLists("values", of: options)
        synonyms = try object.phraseLists("synonyms", of: options)
        for name in try object.phrases("allows") {
            guard let kind = NotesTrap.Kind(rawValue: name) else {
                throw object.wrong("allows", "has some of \(NotesTrap.Kind.names)")
            }
            allows.append(kind)
        }
    }

    var json: JSON {
        var members: [(String, JSON)] = []
        for (name, texts) in [
            ("labels", labels), ("nouns", nouns), ("patterns", patterns), ("asks", asks), ("except", except),
            ("allows", allows.map(\.rawValue)),
        ] where !texts.isEmpty {
            members.append((name, .array(texts.map { .string($0) })))
        }
        for (name, lists) in [("values", values), ("synonyms", synonyms)] where !lists.isEmpty {
            let lists = lists.sorted { $0.key < $1.key }.map { ($0.key, JSON.array($0.value.map { .string($0) })) }
            members.append((name, .object(.init(uniqueKeysWithValues: lists))))
        }
        return .object(.init(uniqueKeysWithValues: members))
    }
}

extension NotesTrap {
    /// Reads an entry of the `traps` of a schema file.
    init(_ object: SchemaObject) throws(DocketError) {
        try object.expect(["kind", "forward", "backward", "sentence", "pseudo", "terminators", "within"])
        guard let kind = try object.text("kind").flatMap(Kind.init) else {
            throw object.wrong("kind", "is one of \(Kind.names)")
        }
        self.init(kind: kind)
        forward = try object.phrases("forward")
        backward = try object.phrases("backward")
        sentence = try object.phrases("sentence")
        pseudo = try object.phrases("pseudo")
        terminators = try object.phrases("terminators")
        guard !forward.isEmpty || !backward.isEmpty || !sentence.isEmpty || !pseudo.isEmpty else {
            throw object.wrong("forward", "or “backward”, “sentence” or “pseudo” must be there")
        }
        within = try object.integer("within")
        guard within ?? 1 >= 1 else { throw object.wrong("within", "is a number of words from 1") }
    }

    var json: JSON {
        var members: [(String, JSON)] = [("kind", .string(kind.rawValue))]
        for (name, texts) in [
            ("forward", forward), ("backward", backward), ("sentence", sentence), ("pseudo", pseudo),
            ("terminators", terminators),
        ] where !texts.isEmpty {
            members.append((name, .array(texts.map { .string($0) })))
        }
        if let within { members.append(("within", .number(within))) }
        return .object(.init(uniqueKeysWithValues: members))
    }
}

extension NotesTrap.Kind {
    fileprivate static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension SchemaObject {
    private static let mostPhrases = 500

    /// Short texts, none of them empty.
    fileprivate func phrases(_ name: String) throws(DocketError) -> [String] {
        let phrases = try texts(name).map(\.trimmed)
        guard phrases.count <= Self.mostPhrases,
            phrases.allSatisfy({ !$0.isEmpty && $0.utf8.count <= Limits.titleBytes })
        else { throw wrong(name, "is a list of at most \(Self.mostPhrases) short texts") }
        return phrases
    }

    /// Lists of short texts by the options of a field.
    fileprivate func phraseLists(_ name: String, of options: [String]) throws(DocketError) -> [String: [String]] {
        guard let lists = try object(name, at: "“\(name)” of \(place)") else { return [:] }
        if let unknown = lists.names.first(where: { !options.contains($0) }) {
            throw wrong(name, "has “\(unknown.prefix(60))”, which is no option of the field")
        }
        var phrases: [String: [String]] = [:]
        for option in lists.names { phrases[option] = try lists.phrases(option) }
        return phrases
    }
}

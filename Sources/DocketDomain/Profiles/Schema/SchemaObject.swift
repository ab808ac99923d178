import OrderedCollections

/// An object of a schema file while it is read: every error names the place.
struct SchemaObject {
    let place: String
    private let members: OrderedDictionary<String, JSON>

    init(_ json: JSON, at place: String) throws(DocketError) {
        guard let members = json.object else {
            throw DocketError(.invalidArgument, "In the schema, \(place) is no object. Write { … }.")
        }
        self.members = members
        self.place = place
    }

    /// Refuses members that nobody would read: they are misspelt, or meant for another type.
    func expect(_ known: [String]) throws(DocketError) {
        guard let unknown = members.keys.first(where: { !known.contains($0) }) else { return }
        throw DocketError(
            .invalidArgument,
            "In the schema, \(place) has “\(unknown.prefix(60))”, which means nothing there. Known are \(known.joined(separator: ", "))."
        )
    }

    func wrong(_ name: String, _ rule: String) -> DocketError {
        DocketError(.invalidArgument, "In the schema, \(place) is wrong: “\(name)” \(rule).")
    }

    func text(_ name: String) throws(DocketError) -> String? {
        guard let value = members[name], !value.isNull else { return nil }
        guard let text = value.string, text.utf8.count <= Limits.titleBytes else {
            throw wrong(name, "is a short text")
        }
        return text
    }

    func integer(_ name: String) throws(DocketError) -> Int? {
        guard let value = members[name], !value.isNull else { return nil }
        guard let number = value.int else { throw wrong(name, "is a whole number") }
        return number
    }

    func bool(_ name: String) throws(DocketError) -> Bool? {
        guard let value = members[name], !value.isNull else { return nil }
        guard let flag = value.bool else { throw wrong(name, "is true or false") }
        return flag
    }

    func array(_ name: String) throws(DocketError) -> [JSON] {
        guard let elements = members[name]?.array else { throw wrong(name, "is a list, and must be there") }
        return elements
    }

    /// The names of its members.
    var names: [String] { Array(members.keys) }

    /// An object within; nothing where it is missing.
    func object(_ name: String, at place: String) throws(DocketError) -> SchemaObject? {
        guard let value = members[name], !value.isNull else { return nil }
        return try SchemaObject(value, at: place)
    }

    func texts(_ name: String) throws(DocketError) -> [String] {
        guard let value = members[name], !value.isNull else { return [] }
        let texts = value.array?.compactMap(\.string)
        guard let texts, texts.count == value.array?.count else { throw wrong(name, "is a list of texts") }
        return texts
    }

    /// A key: lower-case letters, digits and underscores, a letter first.
    func key(_ name: String) throws(DocketError) -> String {
        let key = try text(name) ?? ""
        let isKey =
            key.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
            && key.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
        guard isKey, key.utf8.count <= Limits.nameCharacters else {
            throw wrong(name, "must be there, and has lower-case letters, digits and _, a letter first")
        }
        return key
    }

    /// A text for people: visible, and on one line.
    func label(_ name: String) throws(DocketError) -> String {
        let label = (try text(name) ?? "").trimmed
        guard !label.isEmpty, !label.contains(where: \.isNewline) else {
            throw wrong(name, "must be there, as a text of one line")
        }
        return label
    }
}

import OrderedCollections

/// What a query is to be given under a name.
package struct SQLParameter: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case text, number, date, boolean, choice
    }

    package let name: String
    /// Of a list, what its elements are.
    package let kind: Kind
    /// Whether it stands for any number of values.
    package let isList: Bool
    /// What may be chosen, where it is a choice.
    package let choices: [String]
    /// What it is where nothing is given; `null` is a default too, and stands for NULL.
    package let standard: JSON?

    package init(
        name: String, kind: Kind = .text, isList: Bool = false, choices: [String] = [], standard: JSON? = nil
    ) {
        self.name = name
        self.kind = kind
        self.isList = isList
        self.choices = choices
        self.standard = standard
    }

    /// The parameters of a query: what its text has placeholders for, in their order, as `parameters` describes them. One
    /// that is not described is a text.
    ///
    /// - Throws: Where the text has something in place of a value that docket does not fill in.
    package static func all(of query: SQLQuery, for engine: SQLEngine) throws(QueryFailure) -> [SQLParameter] {
        let described = described(in: query.parameters)
        return try SQLStatement(query.sql, for: engine).names.map { described[$0] ?? SQLParameter(name: $0) }
    }

    /// What it is in a word.
    package var typeName: String { isList ? "list" : kind.rawValue }

    /// The default as it would be typed; nothing where there is none, or where it is NULL.
    package var standardText: String? {
        switch standard {
        case nil, .null: nil
        case .string(let text): text
        case .array(let elements) where elements.allSatisfy({ $0.scalarText?.contains(",") == false }):
            elements.compactMap(\.scalarText).joined(separator: ", ")
        case .some(let other): other.serialized()
        }
    }
}

extension SQLParameter {
    /// Reads `{name: {type, default, choices}}`, or `[{name, type, …}]`; what is neither describes nothing.
    private static func described(in json: JSON?) -> [String: SQLParameter] {
        var found: [String: SQLParameter] = [:]
        for (name, description) in json?.object ?? [:] {
            let parameter = SQLParameter(name: bare(name), description)
            found[parameter.name] = parameter
        }
        for description in json?.array ?? [] {
            guard let name = description["name"]?.string ?? description.string else { continue }
            let parameter = SQLParameter(name: bare(name), description)
            found[parameter.name] = parameter
        }
        return found
    }

    private init(name: String, _ description: JSON) {
        var type = (description["type"]?.string ?? description.string ?? "").lowercased()
        let standard = description["default"]
        let choices =
            (["choices", "options", "values", "enum"].lazy.compactMap { description[$0]?.array }.first ?? [])
            .compactMap(\.scalarText)
        var isList = false
        for mark in ["[]", "list", "array"] where type.hasSuffix(mark) || type.hasPrefix(mark) {
            isList = true
            type = String(type.replacing(mark, with: "").filter { $0.isLetter })
        }
        if isList, type.isEmpty || type == "of" {
            let elements = standard?.array ?? []
            let isNumeric = !elements.isEmpty && elements.allSatisfy { $0.double != nil }
            type = description["items"]?.string ?? description["of"]?.string ?? (isNumeric ? "number" : "text")
        }
        let kind = Self.kind(named: type)
        self.init(
            name: name, kind: kind == .text && !choices.isEmpty && !isList ? .choice : kind, isList: isList,
            choices: choices, standard: standard)
    }

    /// A name without the mark of its placeholder.
    private static func bare(_ name: String) -> String {
        String(name.drop { ":@$?".contains($0) })
    }

    /// Types come as agents write them: in the words of databases and of other programs.
    private static func kind(named type: String) -> Kind {
        switch type.filter({ $0.isLetter }) {
        case "number", "int", "integer", "bigint", "smallint", "decimal", "numeric", "float", "double", "real", "money",
            "doubleprecision":
            .number
        case "date", "datetime", "timestamp", "timestamptz", "day": .date
        case "bool", "boolean", "flag": .boolean
        case "choice", "enum", "select", "oneof": .choice
        default: .text
        }
    }
}

extension JSON {
    /// A single value as text.
    var scalarText: String? {
        switch self {
        case .string(let text): text
        case .number(let literal): literal
        case .bool(let truth): truth ? "true" : "false"
        case .null, .array, .object: nil
        }
    }
}

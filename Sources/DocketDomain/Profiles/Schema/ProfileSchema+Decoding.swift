package import Foundation

extension ProfileSchema {
    /// Reads a schema file (`Resources/schema.json` is one); throws `invalidArgument` that names the place.
    package init(decoding data: Data) throws(DocketError) {
        let json: JSON
        do {
            json = try JSON(parsing: data)
        } catch {
            throw DocketError(.invalidArgument, "The schema is no JSON: \(error).")
        }
        try self.init(json: json)
    }

    /// Reads a schema from its JSON.
    package init(json: JSON) throws(DocketError) {
        let file = try SchemaObject(json, at: "the schema")
        try file.expect(["version", "groups", "fields", "notes"])
        let version = try file.integer("version") ?? 1
        guard version >= 1 else { throw file.wrong("version", "is a whole number from 1") }

        var groups: [Group] = []
        for (index, json) in try file.array("groups").enumerated() {
            let group = try SchemaObject(json, at: "group \(index + 1)")
            try group.expect(["key", "label"])
            let key = try group.key("key")
            guard !groups.contains(where: { $0.key == key }) else {
                throw group.wrong("key", "“\(key)” is there twice")
            }
            groups.append(Group(key: key, label: try group.label("label")))
        }
        let fieldsJSON = try file.array("fields")
        guard !fieldsJSON.isEmpty, fieldsJSON.count <= Self.mostFields else {
            throw file.wrong("fields", "has 1 to \(Self.mostFields) fields")
        }
        var keys: Set<String> = []
        var fields: [ProfileField] = []
        for (index, json) in fieldsJSON.enumerated() {
            let field = try ProfileField(json: json, ordinal: index + 1)
            guard keys.insert(field.key).inserted else {
                throw DocketError(.invalidArgument, "The schema has the field “\(field.key)” twice. Keys are unique.")
            }
            guard groups.contains(where: { $0.key == field.group }) else {
                throw DocketError(
                    .invalidArgument,
                    "The field “\(field.key)” is of the group “\(field.group)”, which the schema does not list under “groups”."
                )
            }
            fields.append(field)
        }
        self.init(version: version, groups: groups, fields: fields, traps: try Self.traps(file))
    }

    private static let mostFields = 1000

    private static func traps(_ file: SchemaObject) throws(DocketError) -> [NotesTrap] {
        guard let notes = try file.object("notes", at: "“notes”") else { return [] }
        try notes.expect(["traps"])
        var traps: [NotesTrap] = []
        for (index, json) in try notes.array("traps").enumerated() {
            traps.append(try NotesTrap(SchemaObject(json, at: "trap \(index + 1) of “notes”")))
        }
        guard traps.count <= mostFields else { throw notes.wrong("traps", "has at most \(mostFields) of them") }
        return traps
    }
}

extension ProfileField {
    fileprivate init(json: JSON, ordinal: Int) throws(DocketError) {
        let unnamed = try SchemaObject(json, at: "field \(ordinal)")
        let key = try unnamed.key("key")
        let object = try SchemaObject(json, at: "the field “\(key)”")
        let type = try FieldType(object)
        var notes: FieldNotesRules?
        if let own = try object.object("notes", at: "“notes” of the field “\(key)”") {
            notes = try FieldNotesRules(own, of: type)
        }
        self.init(
            key: key, label: try object.label("label"), group: try object.key("group"), type: type,
            hint: try object.text("hint") ?? "", isSensitive: try object.bool("sensitive") ?? false, notes: notes)
    }
}

extension FieldType {
    fileprivate init(_ object: SchemaObject) throws(DocketError) {
        let common = ["key", "label", "group", "hint", "sensitive", "type", "notes"]
        let name = try object.text("type") ?? ""
        switch name {
        case "text", "long_text":
            try object.expect(common + ["max_length", "pattern"])
            let rule = try TextRule(object, longest: name == "text" ? 200 : 4000)
            self = name == "text" ? .text(rule) : .longText(rule)
        case "integer", "decimal":
            try object.expect(common + ["minimum", "maximum", "unit"])
            let rule = try NumberRule(object)
            self = name == "integer" ? .integer(rule) : .decimal(rule)
        case "money":
            try object.expect(common + ["currencies", "negative"])
            self = .money(try MoneyRule(object))
        case "date":
            try object.expect(common + ["lies"])
            let lies = try object.text("lies")
            let side = lies.flatMap(DateRule.Side.init)
            guard lies == nil || side != nil else { throw object.wrong("lies", "is “past” or “future”") }
            self = .date(DateRule(lies: side))
        case "choice", "multi_choice", "range_band":
            try object.expect(common + ["options"])
            let options = try Self.options(object, areBands: name == "range_band")
            self =
                name == "choice" ? .choice(options) : name == "range_band" ? .rangeBand(options) : .multiChoice(options)
        case "boolean", "email", "phone", "country":
            try object.expect(common)
            self = name == "boolean" ? .boolean : name == "email" ? .email : name == "phone" ? .phone : .country
        default:
            throw object.wrong("type", "is one of " + Self.names.joined(separator: ", "))
        }
    }

    private static let names = [
        "text", "long_text", "integer", "decimal", "money", "date", "boolean", "choice", "multi_choice", "range_band",
        "email", "phone", "country",
    ]

    private static func options(_ object: SchemaObject, areBands: Bool) throws(DocketError) -> [Option] {
        var options: [Option] = []
        for json in try object.array("options") {
            var option: Option
            if let value = json.string {
                option = Option(value: value.trimmed, label: value.trimmed)
            } else {
                let entry = try SchemaObject(json, at: "an option of \(object.place)")
                try entry.expect(["value", "label", "aliases"])
                let value = try entry.label("value")
                option = Option(
                    value: value, label: try entry.text("label") ?? value, aliases: try entry.texts("aliases"))
            }
            guard !option.value.isEmpty, !options.contains(where: { $0.value == option.value }) else {
                throw object.wrong("options", "has every value once, and none that is empty")
            }
            guard !areBands || AmountBand(reading: option.label) != nil else {
                throw object.wrong("options", "has bands such as “50,000 – 100,000”; “\(option.label)” is none")
            }
            options.append(option)
        }
        guard !options.isEmpty, options.count <= 1000 else { throw object.wrong("options", "has 1 to 1000 of them") }
        return options
    }
}

extension FieldType.TextRule {
    fileprivate init(_ object: SchemaObject, longest: Int) throws(DocketError) {
        let length = try object.integer("max_length") ?? longest
        guard (1...20_000).contains(length) else { throw object.wrong("max_length", "is from 1 to 20000") }
        let pattern = try object.text("pattern")
        if let pattern {
            // Whether it compiles is all that is asked.
            guard pattern.utf8.count <= 200, (try? Regex(pattern)) != nil else {
                throw object.wrong("pattern", "is a regular expression of at most 200 bytes")
            }
        }
        self.init(maxLength: length, pattern: pattern)
    }
}

extension FieldType.NumberRule {
    fileprivate init(_ object: SchemaObject) throws(DocketError) {
        let minimum = try object.integer("minimum")
        let maximum = try object.integer("maximum")
        if let minimum, let maximum, minimum > maximum { throw object.wrong("minimum", "is at most the “maximum”") }
        self.init(minimum: minimum, maximum: maximum, unit: try object.text("unit"))
    }
}

extension FieldType.MoneyRule {
    fileprivate init(_ object: SchemaObject) throws(DocketError) {
        let currencies = try object.texts("currencies")
        let areCodes = currencies.allSatisfy { $0.utf8.count == 3 && $0.utf8.allSatisfy { (0x41...0x5A).contains($0) } }
        guard !currencies.isEmpty, areCodes else {
            throw object.wrong("currencies", "lists codes of three capitals, such as EUR")
        }
        self.init(currencies: currencies, isNegativeAllowed: try object.bool("negative") ?? false)
    }
}

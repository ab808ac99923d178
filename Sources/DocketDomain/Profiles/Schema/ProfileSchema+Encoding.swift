import OrderedCollections

extension ProfileSchema {
    /// The schema as a schema file has it.
    package var json: JSON {
        var members: [(String, JSON)] = [
            ("version", .number(version)),
            ("groups", .array(groups.map { ["key": .string($0.key), "label": .string($0.label)] })),
            ("fields", .array(fields.map(\.json))),
        ]
        if !traps.isEmpty { members.append(("notes", ["traps": .array(traps.map(\.json))])) }
        return .object(.init(uniqueKeysWithValues: members))
    }
}

/// Stored as a schema file, so that a schema in an event can be read and handed in again.
extension ProfileSchema: Codable {
    package init(from decoder: any Decoder) throws {
        try self.init(json: JSON(from: decoder))
    }

    package func encode(to encoder: any Encoder) throws {
        try json.encode(to: encoder)
    }
}

extension ProfileField {
    fileprivate var json: JSON {
        var members: [(String, JSON)] = [
            ("key", .string(key)), ("label", .string(label)), ("group", .string(group)),
        ]
        members += type.members
        if !hint.isEmpty { members.append(("hint", .string(hint))) }
        if isSensitive { members.append(("sensitive", true)) }
        if let notes { members.append(("notes", notes.json)) }
        return .object(.init(uniqueKeysWithValues: members))
    }
}

extension FieldType {
    fileprivate var members: [(String, JSON)] {
        switch self {
        case .text(let rule): [("type", "text")] + rule.members
        case .longText(let rule): [("type", "long_text")] + rule.members
        case .integer(let rule): [("type", "integer")] + rule.members
        case .decimal(let rule): [("type", "decimal")] + rule.members
        case .money(let rule):
            [("type", "money"), ("currencies", .array(rule.currencies.map { .string($0) }))]
                + (rule.isNegativeAllowed ? [("negative", true)] : [])
        case .date(let rule): [("type", "date")] + (rule.lies.map { [("lies", .string($0.rawValue))] } ?? [])
        case .boolean: [("type", "boolean")]
        case .choice(let options): [("type", "choice"), ("options", Self.json(options))]
        case .multiChoice(let options): [("type", "multi_choice"), ("options", Self.json(options))]
        case .rangeBand(let options): [("type", "range_band"), ("options", Self.json(options))]
        case .email: [("type", "email")]
        case .phone: [("type", "phone")]
        case .country: [("type", "country")]
        }
    }

    private static func json(_ options: [Option]) -> JSON {
        .array(
            options.map { option in
                if option.label == option.value, option.aliases.isEmpty { return .string(option.value) }
                var members: [(String, JSON)] = [("value", .string(option.value))]
                if option.label != option.value { members.append(("label", .string(option.label))) }
                if !option.aliases.isEmpty {
                    members.append(("aliases", .array(option.aliases.map { .string($0) })))
                }
                return .object(.init(uniqueKeysWithValues: members))
            })
    }
}

extension FieldType.TextRule {
    fileprivate var members: [(String, JSON)] {
        [("max_length", .number(maxLength))] + (pattern.map { [("pattern", .string($0))] } ?? [])
    }
}

extension FieldType.NumberRule {
    fileprivate var members: [(String, JSON)] {
        var members: [(String, JSON)] = []
        if let minimum { members.append(("minimum", .number(minimum))) }
        if let maximum { members.append(("maximum", .number(maximum))) }
        if let unit { members.append(("unit", .string(unit))) }
        return members
    }
}

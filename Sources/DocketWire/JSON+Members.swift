package import DocketDomain
import OrderedCollections

extension JSON {
    /// The text, or null where there is none.
    static func string(_ text: String?) -> JSON {
        text.map(JSON.string) ?? .null
    }

    /// The id, or null where there is none.
    static func id<Subject>(_ id: Identifier<Subject>?) -> JSON {
        .string(id?.rawValue)
    }

    /// The time as ISO 8601, or null where there is none.
    static func time(_ time: Timestamp?) -> JSON {
        .string(time?.iso8601)
    }

    /// Names with their texts, sorted by name: the same labels always give the same text.
    static func object(_ texts: [String: String]) -> JSON {
        .object(
            OrderedDictionary(
                uniqueKeysWithValues: texts.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
    }

    /// This object with further members.
    package func adding(_ members: KeyValuePairs<String, JSON>) -> JSON {
        var object = self.object ?? [:]
        for (key, value) in members { object[key] = value }
        return .object(object)
    }
}

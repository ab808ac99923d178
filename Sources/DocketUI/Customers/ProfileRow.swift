package import DocketDomain

/// A row of a profile.
package enum ProfileRow: Hashable, Sendable {
    case heading(String)
    case field(ProfileField, ProfileValue?)
    /// A value whose field the schema does not know any more.
    case unknown(String, ProfileValue)

    var isField: Bool { if case .heading = self { false } else { true } }

    /// The field's key; nothing for a heading.
    var key: String? {
        switch self {
        case .heading: nil
        case .field(let field, _): field.key
        case .unknown(let key, _): key
        }
    }

    var value: ProfileValue? {
        switch self {
        case .heading: nil
        case .field(_, let value): value
        case .unknown(_, let value): value
        }
    }

    /// The fields by group, in the schema's order.
    static func rows(of profile: CustomerProfile) -> [ProfileRow] {
        var rows: [ProfileRow] = []
        for group in profile.schema.groups {
            let fields = profile.schema.fields.filter { $0.group == group.key }
            guard !fields.isEmpty else { continue }
            rows.append(.heading(group.label))
            rows += fields.map { .field($0, profile.values[$0.key]) }
        }
        let known = Set(profile.schema.fields.map(\.key))
        let unknown = profile.values.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
        if !unknown.isEmpty {
            rows.append(.heading("No longer in the schema"))
            rows += unknown.map { .unknown($0.key, $0.value) }
        }
        return rows
    }
}

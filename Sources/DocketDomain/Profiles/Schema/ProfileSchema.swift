/// Which fields a customer's profile has: data that a tenant can replace, never code.
package struct ProfileSchema: Hashable, Sendable {
    /// 1 for the schema that comes with docket; grows by one whenever it is replaced. Proposals keep the one that they
    /// were made under.
    package let version: Int
    package let groups: [Group]
    /// In the order in which a profile shows them.
    package let fields: [ProfileField]
    /// What takes from statements in notes that they are firm, beside what docket knows.
    package let traps: [NotesTrap]

    /// Fields that are shown together.
    package struct Group: Hashable, Sendable {
        package let key: String
        package let label: String

        package init(key: String, label: String) {
            self.key = key
            self.label = label
        }
    }

    package init(version: Int, groups: [Group], fields: [ProfileField], traps: [NotesTrap] = []) {
        self.version = version
        self.groups = groups
        self.fields = fields
        self.traps = traps
    }

    package func field(_ key: String) -> ProfileField? {
        fields.first { $0.key == key }
    }
}

/// One field of a profile.
package struct ProfileField: Hashable, Sendable {
    package let key: String
    package let label: String
    /// The key of its group.
    package let group: String
    package let type: FieldType
    /// What an agent should look for.
    package let hint: String
    /// Sensitive values are masked on screen until asked for, and left out of exports unless asked for.
    package let isSensitive: Bool
    /// How notes speak of it, beside what docket knows.
    package let notes: FieldNotesRules?

    package init(
        key: String, label: String, group: String, type: FieldType, hint: String = "", isSensitive: Bool = false,
        notes: FieldNotesRules? = nil
    ) {
        self.key = key
        self.label = label
        self.group = group
        self.type = type
        self.hint = hint
        self.isSensitive = isSensitive
        self.notes = notes
    }
}

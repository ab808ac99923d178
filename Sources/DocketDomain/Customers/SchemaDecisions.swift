/// Decides what becomes of the profile schema.
struct SchemaDecisions {
    let loaded: LoadedState
    let context: Context

    /// Puts another schema in the place of the present one, under the next version.
    func replace(_ schema: ProfileSchema) throws(DocketError) -> ChangeSet {
        guard context.viewer.role == .admin else {
            throw DocketError(
                .permissionDenied,
                "Only an admin may replace the profile schema; \(context.viewer.userID) is \(context.viewer.role.rawValue)."
            )
        }
        let present = loaded.schema ?? context.policy.builtInSchema
        guard schema.groups != present.groups || schema.fields != present.fields else {
            return .already(CommandOutcome())
        }
        let next = ProfileSchema(version: present.version + 1, groups: schema.groups, fields: schema.fields)
        return ChangeSet(
            changes: [
                StreamChange(
                    stream: .schema, expected: .standing(at: loaded.schemaStreamVersion),
                    events: [.schema(.replaced(SchemaReplaced(schema: next)))])
            ], outcome: CommandOutcome())
    }
}

extension ExpectedVersion {
    /// The version of a stream that was read; 0 for one that was not there.
    static func standing(at version: Int) -> Self {
        version == 0 ? .noStream : .exact(version)
    }
}

/// The schema by which a decision checks values: it must still be the one in force when the decision is written.
struct SchemaInForce {
    let loaded: LoadedState
    let context: Context

    var schema: ProfileSchema { loaded.schema ?? context.policy.builtInSchema }

    /// Asks that nobody has replaced the schema in between.
    var guarded: StreamChange {
        StreamChange(stream: .schema, expected: .standing(at: loaded.schemaStreamVersion), events: [])
    }

    func field(_ key: String) throws(DocketError) -> ProfileField {
        guard let field = schema.field(key) else {
            throw DocketError(
                .invalidArgument, "The profile schema has no field “\(key.prefix(100))”. See `docket schema show`.")
        }
        return field
    }

    /// The value, checked and in the form in which profiles keep it.
    func normalized(_ value: JSON, _ field: ProfileField) throws(DocketError) -> JSON {
        try field.normalized(value, today: context.now).logged
    }
}

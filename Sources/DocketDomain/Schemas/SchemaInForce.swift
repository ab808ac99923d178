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

/// Decides what becomes of the profile schema.
struct SchemaDecisions {
    let loaded: LoadedState
    let context: Context

    func requirements() -> [Requirement] {
        [.stream(.schema)]
    }

    /// Puts another schema in the place of the present one, under the next version.
    func replace(_ schema: ProfileSchema) throws(DocketError) -> ChangeSet {
        guard context.viewer.role == .admin else {
            throw DocketError(
                .permissionDenied,
                "Only an admin may replace the profile schema; \(context.viewer.userID) is \(context.viewer.role.rawValue)."
            )
        }
        let present = loaded.schema ?? context.policy.builtInSchema
        guard schema.groups != present.groups || schema.fields != present.fields || schema.traps != present.traps else {
            return .already(CommandOutcome())
        }
        let next = ProfileSchema(
            version: present.version + 1, groups: schema.groups, fields: schema.fields, traps: schema.traps)
        return ChangeSet(
            changes: [
                StreamChange(
                    stream: .schema, expected: .standing(at: loaded.schemaStreamVersion),
                    events: [.schema(.replaced(SchemaReplaced(schema: next)))])
            ], outcome: CommandOutcome())
    }
}

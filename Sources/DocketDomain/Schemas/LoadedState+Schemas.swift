extension LoadedState {
    /// The tenant's own schema, once it has one.
    package var schema: ProfileSchema? {
        guard case .schema(let state)? = snapshot(of: .schema)?.state else { return nil }
        return state.schema
    }

    /// The version of the stream that the schema is on; 0 where there is none.
    package var schemaStreamVersion: Int { snapshot(of: .schema)?.version ?? 0 }
}

/// What a workspace's configuration says about reviewing.
package struct ReviewPolicy: Hashable, Sendable {
    /// How long a decision can be taken back, in milliseconds.
    package var undoWindow: Int64 = 60_000
    /// The names of the workflow triggers that are configured: others are stored and never delivered.
    package var triggers: Set<String> = []
    /// The schema of tenants that have none of their own yet.
    package var builtInSchema = ProfileSchema(version: 1, groups: [], fields: [])

    package init() {}
}

import DocketDomain
import DocketWorkspace

/// Values of profiles as a call shows them: those of sensitive fields only where it asks for them.
struct ShownValues: Sendable {
    private let schema: ProfileSchema
    private let showsSensitive: Bool

    init(in workspace: any Workspace, showsSensitive: Bool) async throws(DocketError) {
        schema = try await workspace.queries.schema()
        self.showsSensitive = showsSensitive
    }

    /// Whether the values of a field are left out.
    func masks(_ key: String) -> Bool {
        !showsSensitive && schema.field(key)?.isSensitive ?? false
    }

    /// A value as JSON; empty where it is left out.
    func text(_ value: JSON, of key: String) -> String {
        masks(key) ? "" : value.serialized()
    }
}

import DocketDomain
import DocketStore

extension LocalWorkspace {
    /// What the log does, with its faults in docket's words.
    func stored<Value>(_ body: () async throws -> Value) async throws(DocketError) -> Value {
        do {
            return try await body()
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }
}

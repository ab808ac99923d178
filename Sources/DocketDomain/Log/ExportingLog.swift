/// Which processes make exports: asked when a process starts, to find those whose makers are dead.
package protocol ExportingLog {
    /// The exports of all tenants that a process makes, or made when it died.
    func exportsInProgress() async throws -> [ExportInProgress]
}

/// An export that belongs to a process.
package struct ExportInProgress: Hashable, Sendable {
    package let tenantID: TenantID
    package let id: ExportID
    package let runner: RunnerID

    package init(tenantID: TenantID, id: ExportID, runner: RunnerID) {
        self.tenantID = tenantID
        self.id = id
        self.runner = runner
    }
}

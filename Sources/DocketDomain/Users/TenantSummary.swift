/// A tenant as lists show it.
package struct TenantSummary: Hashable, Sendable {
    package let id: TenantID
    package let name: String

    package init(id: TenantID, name: String) {
        self.id = id
        self.name = name
    }
}

extension Visibility {
    /// A customer that has not been deleted: seen by its relationship manager and by admins.
    func livingCustomer(_ id: CustomerID) throws(DocketError) -> (state: CustomerState, version: Int) {
        guard let customer = loaded.customer(id), sees(customer.state) else { throw Self.noCustomer(id) }
        try Self.refuseGone(customer.state, id)
        return customer
    }

    func sees(_ customer: CustomerState) -> Bool {
        viewer.role == .admin || (customer.rmID == viewer.userID && viewer.role == .rm)
    }

    /// How much of a customer's profile the viewer sees. What an agent was granted stands in the tenant's stream.
    func sight(of customer: CustomerState) -> ProfileSight? {
        if sees(customer) { return .sensitive }
        return loaded.tenant(viewer.tenantID)?.state.user(viewer.userID)?.sees
    }

    /// Whether the viewer sees what a customer's profile has for a field.
    func sees(_ field: ProfileField, of customer: CustomerState) -> Bool {
        switch sight(of: customer) {
        case nil: false
        case .profiles: !field.isSensitive
        case .sensitive: true
        }
    }

    /// What has to be known of a viewer to say how much they see of profiles.
    static func sightRequirements(_ viewer: Viewer) -> [Requirement] {
        viewer.role == .agent ? [.stream(.tenant(viewer.tenantID))] : []
    }

    static func noCustomer(_ id: CustomerID) -> DocketError {
        DocketError(.notFound, "There is no customer \(id). See `docket customers list`.")
    }

    static func refuseGone(_ customer: CustomerState, _ id: CustomerID) throws(DocketError) {
        guard !customer.isDeleted else {
            throw DocketError(.failedPrecondition, "Customer \(id) was deleted; nothing of it changes any more.")
        }
        guard !customer.isErased else {
            throw DocketError(.failedPrecondition, "Customer \(id) was erased; nothing of it changes any more.")
        }
    }
}

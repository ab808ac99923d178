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

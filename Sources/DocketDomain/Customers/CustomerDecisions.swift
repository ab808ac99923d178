/// Decides what becomes of customers, as far as their profiles are not touched.
struct CustomerDecisions {
    let loaded: LoadedState
    let context: Context

    private var viewer: Viewer { context.viewer }

    func requirements(_ new: NewCustomer) -> [Requirement] {
        [.stream(.tenant(viewer.tenantID)), .stream(.schema)] + (new.id.map { [.stream(.customer($0))] } ?? [])
    }

    func requirements(_ id: CustomerID, _ command: CustomerCommand) -> [Requirement] {
        switch command {
        case .assign: [.stream(.customer(id)), .stream(.tenant(viewer.tenantID))]
        case .delete: [.stream(.customer(id))]
        }
    }

    func add(_ new: NewCustomer) throws(DocketError) -> ChangeSet {
        guard viewer.role == .rm || viewer.role == .admin else {
            throw DocketError(
                .permissionDenied,
                "Customers are added by a relationship manager or an admin; \(viewer.userID) is \(viewer.role.rawValue)."
            )
        }
        let id: CustomerID
        if let chosen = new.id {
            id = CustomerID(try TextRules.id(chosen.rawValue, of: "customer"))
            guard loaded.customer(id) == nil else {
                throw DocketError(.alreadyExists, "There is a customer \(id) already. Choose another id.")
            }
        } else {
            id = CustomerID(context.makeID())
        }
        let inForce = SchemaInForce(loaded: loaded, context: context)
        var values: [String: JSON] = [:]
        for (key, value) in new.values.sorted(by: { $0.key < $1.key }) where !value.isNull {
            values[key] = try inForce.normalized(value, try inForce.field(key))
        }
        let added = CustomerAdded(
            name: try TextRules.name(new.name, as: "customer's name"), rmID: try manager(new.rmID),
            values: values, addedBy: viewer.userID, schemaVersion: inForce.schema.version, createdAt: context.now)
        var outcome = CommandOutcome()
        outcome.customerID = id
        return ChangeSet(
            changes: [
                schemaChange(inForce),
                StreamChange(stream: .customer(id), expected: .noStream, events: [.customer(.added(added))]),
            ], outcome: outcome)
    }

    /// The tenant's first customer puts the schema that comes with docket on record: from then on it changes only when
    /// somebody replaces it, whatever a newer docket brings.
    private func schemaChange(_ inForce: SchemaInForce) -> StreamChange {
        guard loaded.schema == nil, !inForce.schema.fields.isEmpty else { return inForce.guarded }
        return StreamChange(
            stream: .schema, expected: .noStream, events: [.schema(.replaced(SchemaReplaced(schema: inForce.schema)))])
    }

    /// Who becomes the relationship manager: an admin may name anybody who can be one, others only themselves.
    private func manager(_ named: UserID?) throws(DocketError) -> UserID? {
        guard let named, named != viewer.userID else {
            return named ?? (viewer.role == .rm ? viewer.userID : nil)
        }
        guard viewer.role == .admin else {
            throw DocketError(
                .permissionDenied, "\(viewer.userID) adds customers of their own only. Ask an admin to attach \(named)."
            )
        }
        return try checkedManager(named)
    }

    private func checkedManager(_ id: UserID) throws(DocketError) -> UserID {
        guard let user = loaded.tenant(viewer.tenantID)?.state.user(id) else {
            throw DocketError(.notFound, "There is no user \(id). See `docket users list`.")
        }
        guard user.role == .rm || user.role == .admin else {
            throw DocketError(
                .invalidArgument, "\(id) is \(user.role.rawValue) and decides nothing. Attach an rm or an admin.")
        }
        return id
    }

    func change(_ id: CustomerID, _ command: CustomerCommand) throws(DocketError) -> ChangeSet {
        let customer = try Visibility(loaded: loaded, viewer: viewer).livingCustomer(id)
        var outcome = CommandOutcome()
        outcome.customerID = id
        let event: CustomerEvent
        switch command {
        case .assign(let rm):
            guard viewer.role == .admin else {
                throw DocketError(
                    .permissionDenied, "Only an admin attaches another relationship manager. Ask an admin.")
            }
            let rm = try checkedManager(rm)
            guard rm != customer.state.rmID else { return .already(outcome) }
            event = .rmAssigned(RMAssigned(from: customer.state.rmID, to: rm))
        case .delete:
            let pending = customer.state.pendingCount
            guard pending == 0 else {
                throw DocketError(
                    .failedPrecondition,
                    "Customer \(id) has \(pending) pending \(pending == 1 ? "proposal" : "proposals"). Decide them first: `docket review list --customer \(id)`."
                )
            }
            event = .deleted(CustomerDeleted())
        }
        return ChangeSet(
            changes: [
                StreamChange(stream: .customer(id), expected: .exact(customer.version), events: [.customer(event)])
            ], outcome: outcome)
    }
}

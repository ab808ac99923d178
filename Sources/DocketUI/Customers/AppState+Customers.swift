package import DocketDomain
import TerminalKit

extension AppState {
    /// What the viewer sees without a filter: a relationship manager their customers.
    package var standardCustomers: CustomerFilter {
        var filter = CustomerFilter()
        if identity.viewer.role == .rm { filter.rmID = identity.viewer.userID }
        return filter
    }

    var customersLayout: CustomersLayout { CustomersLayout(self, body: layout.body) }

    /// Shows the customer that the list selects now.
    mutating func followCustomer() {
        if let customer = customers.list.selection { customers.show(customer.id) }
    }

    // MARK: Moving

    mutating func moveInCustomers(by distance: Int) {
        switch customers.pane {
        case .list:
            customers.list.move(by: distance)
            followCustomer()
        case .profile: customers.moveField(by: distance)
        case .works: customers.works.move(by: distance)
        }
    }

    mutating func movePageInCustomers(_ direction: Int, of parts: Int) {
        let layout = customersLayout
        let rows =
            switch customers.pane {
            case .list: layout.inner(layout.list).height
            case .profile: layout.fieldRows.height
            case .works: layout.inner(layout.works).height
            }
        moveInCustomers(by: direction * max(1, rows / parts))
    }

    mutating func moveToEndInCustomers(_ end: ListEnd) {
        switch customers.pane {
        case .list:
            customers.list.go(to: end)
            followCustomer()
        case .profile: customers.moveField(by: end == .start ? -1_000_000 : 1_000_000)
        case .works: customers.works.go(to: end)
        }
    }

    mutating func shiftCustomersPane(by step: Int, wraps: Bool) {
        let panes = CustomersState.Pane.allCases
        let next = customers.pane.rawValue + step
        if wraps {
            customers.pane = panes[(next + panes.count) % panes.count]
        } else if panes.indices.contains(next) {
            customers.pane = panes[next]
        }
    }

    // MARK: Opening

    mutating func openInCustomers(_ effects: inout [Effect]) {
        switch customers.pane {
        case .list: customers.pane = .profile
        case .profile: openSource(&effects)
        case .works:
            guard let artifact = customers.works.selection else { return }
            open(work: artifact, &effects)
        }
    }

    /// A proposal that waits is opened where it is decided, anything else in its viewer.
    private mutating func open(work artifact: ArtifactSummary, _ effects: inout [Effect]) {
        if artifact.kind == .profileEdit, artifact.status == ProposalStatus.pending.rawValue {
            var filter = standardFilter
            filter.customerID = artifact.customerID
            if artifact.rmID != identity.viewer.userID { filter.isMine = false }
            enter(.review, &effects)
            setReviewFilter(filter, &effects)
            review.wanted = artifact.id
            review.pane = reviewLayout.arrangement == .single ? .proposal : .queue
        } else {
            enter(.artifacts, &effects)
            gallery.viewer = ArtifactViewer(artifact)
            gallery.list.select { $0.id == artifact.id }
            focus = .viewer
        }
    }

    /// The proposal that set the selected value.
    private mutating func openSource(_ effects: inout [Effect]) {
        guard let source = customers.selectedField?.value?.artifactID else { return }
        go(to: .artifact(source), &effects)
    }

    /// From an artifact of the customer to the thread that made it, from a value to its proposal.
    mutating func goToOtherEndInCustomers(_ effects: inout [Effect]) {
        switch customers.pane {
        case .list, .profile: openSource(&effects)
        case .works:
            guard let artifact = customers.works.selection,
                let link = artifact.links.first(where: { $0.threadID == artifact.primaryThreadID })
                    ?? artifact.links.first
            else { return }
            go(to: link, of: artifact, &effects)
        }
    }

    // MARK: Changing

    mutating func editProfile() {
        guard let profile = customers.profile, case .field(let field, let value) = customers.selectedField else {
            return
        }
        let present = value?.value ?? .null
        overlay = .value(
            ValueEditorState(
                .profile(profile.summary.id, name: profile.summary.name), field, present: present, value: present))
    }

    mutating func correct(
        _ customer: CustomerID, _ values: [String: JSON], _ text: String, _ effects: inout [Effect]
    ) {
        let isMine = customers.profile?.summary.rmID == identity.viewer.userID
        perform(Request(.correct(customer, values, asAdmin: !isMine), then: .say(text)), &effects)
    }

    mutating func askForManager(_ effects: inout [Effect]) {
        guard let profile = customers.profile else { return }
        overlay = .picker(
            PickerState(
                .assign(profile.summary.id), title: "Who decides for \(profile.summary.name.shown)?", options: []))
        reload(.managers, &effects)
    }

    mutating func takeManagers(_ users: [User]) {
        guard case .picker(var picker) = overlay, case .assign = picker.purpose else { return }
        picker.options = users.map { PickerState.Option($0.id.rawValue, $0.name.shown, note: $0.role.label) }
        let current = customers.profile?.summary.rmID
        picker.view = ListState(selection: users.firstIndex { $0.id == current } ?? 0)
        overlay = .picker(picker)
    }

    mutating func setCustomerFilter(_ filter: CustomerFilter, _ effects: inout [Effect]) {
        drop(&effects) { if case .customers = $0 { true } else { false } }
        customers.filter = filter
        customers.list = PagedList()
        customers.pane = .list
    }

    // MARK: Results

    mutating func takeCustomers(_ page: Page<CustomerSummary>, at index: Int, of query: CustomerFilter) {
        guard query == customers.query else { return }
        customers.list.take(page, at: index) { $0.id == $1.id }
        if let shown = customers.shown {
            customers.list.select { $0.id == shown }
        } else {
            followCustomer()
        }
    }

    mutating func reloadCustomers(_ effects: inout [Effect]) {
        areCustomersStale = false
        for (page, token) in customers.list.kept {
            reload(.customers(customers.query, page: page, token: token), &effects)
        }
        if let shown = customers.shown { reload(.customer(shown), &effects) }
        if let listing = customers.listing {
            for (page, token) in customers.works.kept {
                reload(.artifacts(listing, page: page, token: token), &effects)
            }
        }
    }

    // MARK: Settling

    /// A field that begins its group is seen with the group's heading.
    private mutating func settleFields(height: Int) {
        let count = customers.rows.count
        let selection = customers.view.selection
        if selection > 0, selection < count, !customers.rows[selection - 1].isField, height > 1 {
            customers.view.selection = selection - 1
            customers.view.settle(count: count, height: height)
            customers.view.selection = selection
        }
        customers.view.settle(count: count, height: height)
    }

    mutating func settleCustomers(_ effects: inout [Effect]) {
        let layout = customersLayout
        let rows = max(1, layout.inner(layout.list ?? layout.profile ?? layout.works).height)
        customers.list.view.settle(count: customers.list.count, height: rows)
        for (page, token) in customers.list.missing(height: rows) {
            request(.customers(customers.query, page: page, token: token), &effects)
        }
        guard let shown = customers.shown, let listing = customers.listing else { return }
        if customers.profile == nil { request(.customer(shown), &effects) }
        settleFields(height: max(1, layout.fieldRows.height))
        let workRows = max(1, layout.inner(layout.works).height)
        customers.works.view.settle(count: customers.works.count, height: workRows)
        for (page, token) in customers.works.missing(height: workRows) {
            request(.artifacts(listing, page: page, token: token), &effects)
        }
    }
}

package import DocketDomain
package import TerminalKit

extension CustomersScreen: AppScreen {
    package static let id = ScreenID.customers

    package static let entrance = CommandEntry(
        .goCustomers, .going, "Customers: profiles and what was made for them", ["g c"], isVisit: true)

    package static func isHome(of address: Address) -> Bool {
        switch address {
        case .customers, .customer: true
        default: false
        }
    }

    // MARK: What it says of itself

    package func address(_ shared: SharedState) -> Address? {
        pane == .list ? .customers : shown.map(Address.customer) ?? .customers
    }

    package func title(_ shared: SharedState) -> String? { profile?.summary.name.shown ?? "" }

    package func keyContext(_ shared: SharedState) -> KeyContext { .customers }

    package func hints(_ shared: SharedState) -> ScreenHints {
        let isFiltered = pane == .list && filter != Self.standardFilter(shared.identity)
        var hints = ScreenHints(
            [.open] + (isFiltered ? [.close] : []) + [.edit, .reveal, .history, .otherEnd, .filter, .find, .assign])
        hints.labels[.close] = shared.isZoomed ? "unzoom" : "clear filter"
        return hints
    }

    package func exportTarget(_ shared: SharedState) -> ExportTarget? {
        guard let profile else { return nil }
        return ExportTarget(
            source: .customer(profile.summary.id), kind: .report, title: profile.summary.name, view: nil)
    }

    package func awaitsWhatIsSeen(_ shared: SharedState) -> Bool {
        let layout = layout(shared)
        if let box = layout.list, list.lacksSeen(rows: max(1, shared.inner(box).height)) { return true }
        guard shown != nil, !previewWaits(shared) else { return false }
        if layout.profile != nil, profile == nil { return true }
        guard let box = layout.artifacts else { return false }
        return artifacts.lacksSeen(rows: max(1, shared.inner(box).height))
    }

    /// Whether the selected customer is not read before keys rest.
    private func previewWaits(_ shared: SharedState) -> Bool { pane == .list && shared.previewsWait }

    package func draw(_ drawing: Drawing, on frame: inout Frame) {
        let layout = layout(drawing.shared)
        if let box = layout.list { frame.draw(CustomersPane(drawing: drawing, screen: self), in: box) }
        if let box = layout.profile {
            frame.draw(ProfilePane(drawing: drawing, customers: self, layout: layout), in: box)
        }
        if let box = layout.artifacts {
            frame.draw(CustomerArtifactsPane(drawing: drawing, customers: self, layout: layout), in: box)
        }
    }

    // MARK: What happens to it

    package mutating func enter(_ context: inout ScreenContext) {
        context.find = nil
        context.noteMove()
        isRevealed = false
        if isStale { reload(&context) }
    }

    package mutating func show(_ destination: Destination, _ context: inout ScreenContext) {
        guard case .customer(let id) = destination.address else {
            pane = .list
            return
        }
        // Whoever comes back to a customer is where they were.
        if shown != id || pane == .list || destination.pattern != nil { pane = .profile }
        show(id)
        list.select { $0.id == id }
        guard let pattern = destination.pattern else { return }
        context.find = FindState(pattern: pattern, pane: findPane)
        landing = pattern
        if profile != nil { land(on: pattern) }
    }

    package mutating func reconcile(_ context: inout ScreenContext) {
        let layout = layout(context.shared)
        let rows = max(1, context.shared.inner(layout.list ?? layout.profile ?? layout.artifacts).height)
        list.view.reconcile(count: list.count, height: rows)
        for (page, token) in list.missing(height: rows) {
            context.request(.customers(query, page: page, token: token))
        }
        guard let shown, let listing, !previewWaits(context.shared) else { return }
        if profile == nil { context.request(.customer(shown)) }
        reconcileFields(height: max(1, layout.fieldRows.height))
        let artifactRows = max(1, context.shared.inner(layout.artifacts).height)
        artifacts.view.reconcile(count: artifacts.count, height: artifactRows)
        for (page, token) in artifacts.missing(height: artifactRows) {
            context.request(.artifacts(listing, page: page, token: token))
        }
    }

    /// A field that begins its group is seen with the group's heading.
    private mutating func reconcileFields(height: Int) {
        let selection = view.selection
        if selection > 0, selection < rows.count, !rows[selection - 1].isField, height > 1 {
            view.selection = selection - 1
            view.reconcile(count: rows.count, height: height)
            view.selection = selection
        }
        view.reconcile(count: rows.count, height: height)
    }

    package mutating func reload(_ context: inout ScreenContext) {
        isStale = false
        for (page, token) in list.kept { context.reload(.customers(query, page: page, token: token)) }
        if let shown { context.reload(.customer(shown)) }
        guard let listing else { return }
        for (page, token) in artifacts.kept { context.reload(.artifacts(listing, page: page, token: token)) }
    }

    package mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext) {
        let touches = changes.contains { object in
            switch object {
            case .artifact, .customer, .schema: true
            case .thread, .export, .tenant: false
            }
        }
        guard touches else { return }
        if context.isShown { reload(&context) } else { isStale = true }
    }

    package mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        switch (query, result) {
        case (.customers(let query, _, let token), .customers(let items)):
            guard query == self.query else { return }
            list.fill(items, askedForBy: token) { $0.id == $1.id }
            if let shown { list.select { $0.id == shown } } else { followCustomer() }
        case (.customer, .customer(let profile)): handle(profile)
        case (.find(let request), .found(let found)): handle(found, of: request, &context)
        case (.artifacts(let listing, _, let token), .artifacts(let items)):
            if listing == self.listing { artifacts.fill(items, askedForBy: token) { $0.id == $1.id } }
        default: break
        }
    }

    package mutating func handle(_ answer: OverlayAnswer, _ context: inout ScreenContext) {
        if takeFinding(answer, &context) { return }
        switch answer.topic(CustomersTopic.self) {
        case .filter:
            guard let text = answer.value(String.self) else { return }
            let standard = Self.standardFilter(context.identity)
            setFilter(CustomerFilterText.filter(text, standard: standard), &context)
        case .assign(let customer):
            guard let option = answer.value(Picker.Option.self) else { return }
            context.perform(
                Request(
                    .customer(customer, .assign(rm: UserID(option.value))), then: .say("\(option.label) decides now")),
                "Attaching \(option.label)")
        case .correction(let customer, let field, let present):
            guard let value = answer.value(JSON.self) else { return }
            correct(field, of: customer, from: present, to: value, &context)
        case nil: break
        }
    }
}

extension CustomersScreen: HasSubject {
    /// What is selected here is opened before it is changed.
    var subject: SelectedSubject? { nil }
}

extension ScreenID {
    package static let customers = ScreenID("customers")
}

extension KeyContext {
    static let customers = KeyContext("customers", "Customers", first: .deciding)
}
